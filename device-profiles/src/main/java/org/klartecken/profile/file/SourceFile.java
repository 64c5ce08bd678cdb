// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.klartecken.profile.DeviceProfile;

/**
 * A file that was read.
 *
 * @param path below {@code profiles}, {@code classes} or {@code standards}, with slashes: {@code jabra/speak-510.yaml}
 * @param shown as errors name it
 * @param octets its first octets, one more than a file may have at most
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record SourceFile(String path, String shown, byte[] octets) {
  /** The path without its ending. */
  String id() {
    return path.substring(0, path.length() - ".yaml".length());
  }

  String text() {
    return new String(octets, StandardCharsets.UTF_8);
  }

  /** The profile that stands in it, over the classes that it may take over. */
  FileRead<DeviceProfile> parsed(ClassShelf classes) {
    return ProfileReader.read(id(), shown, octets, classes);
  }

  /** The line of a mark's first mention, from 1, or 0 when it is not there in these words. */
  int lineOf(String mark) {
    String text = text();
    int at = text.toLowerCase(Locale.ROOT).indexOf(mark.toLowerCase(Locale.ROOT));
    return at < 0 ? 0 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
