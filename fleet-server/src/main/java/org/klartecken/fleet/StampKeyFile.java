// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.StampKey;

/** The file with the key of authenticated test packets: hexadecimal digits on one line. */
final class StampKeyFile {
  private StampKeyFile() {
  }

  /**
   * The key, or null without a file.
   *
   * @throws CannotStart when there is none in it
   */
  static @Nullable StampKey read(@Nullable Path file) {
    return hex(file).map(hex -> new StampKey(HexFormat.of().parseHex(hex))).orElse(null);
  }

  /** The key's digits. */
  static Optional<String> hex(@Nullable Path file) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      String hex = Files.readString(file).strip();
      var _ = new StampKey(HexFormat.of().parseHex(hex));
      return Optional.of(hex);
    } catch (IOException e) {
      throw new CannotStart("The file " + file + " of --stamp-key cannot be read.", e);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("The file " + file + " of --stamp-key holds no key: at least 32 hexadecimal digits.", e);
    }
  }
}
