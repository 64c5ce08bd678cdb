// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.klartecken.agent.device.SystemRoot;

/** The kernel's id of this boot, {@code proc/sys/kernel/random/boot_id}. */
public final class BootId {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-zA-Z-]{8,64}");

  private BootId() {
  }

  /**
   * The id of the root's system, else of the running system. Where there is none, a new one for each start of the
   * agent: then every start counts as a boot, which loses nothing but the continuity of sequence numbers.
   */
  public static String of(SystemRoot root) {
    return read(root).or(() -> read(SystemRoot.LIVE)).orElseGet(() -> UUID.randomUUID().toString());
  }

  private static Optional<String> read(SystemRoot root) {
    try {
      String id = Files.readString(root.at("proc/sys/kernel/random/boot_id")).strip();
      return SHAPE.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    } catch (IOException absent) { // answered by the next source in of()
      return Optional.empty();
    }
  }
}
