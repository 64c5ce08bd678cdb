// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.contract.AgentInfo;

/** Which agent this is, and on which system. */
public final class Version {
  private static final String NAME = "PRETTY_NAME=";

  private Version() {
  }

  /** As in the jar's manifest; {@code development} when run from classes. */
  public static String text() {
    String packaged = Version.class.getPackage().getImplementationVersion();
    return packaged == null ? "development" : packaged;
  }

  public static AgentInfo info(SystemRoot root) {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String word = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os;
    return new AgentInfo(text(), word, System.getProperty("os.version", ""), build(root));
  }

  /** A kernel is mended without a new release, a distribution without a new kernel. */
  static @Nullable String build(SystemRoot root) {
    List<String> parts = new ArrayList<>();
    root.directory("proc/sys/kernel").text("version").ifPresent(parts::add);
    root.directory("etc").lines("os-release").stream().filter(l -> l.startsWith(NAME)).findFirst()
        .map(l -> l.substring(NAME.length()).replace("\"", "").strip()).ifPresent(parts::add);
    return parts.isEmpty() ? null : String.join(", ", parts);
  }
}
