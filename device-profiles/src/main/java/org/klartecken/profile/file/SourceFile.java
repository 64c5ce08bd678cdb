// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

/**
 * A file that was read.
 *
 * @param path below {@code profiles} or {@code standards}, with slashes: {@code jabra/speak-510.yaml}
 * @param shown as errors name it
 * @param octets its first octets, one more than a file may have at most
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record SourceFile(String path, String shown, byte[] octets) {
  /** The path without its ending. */
  String id() {
    return path.substring(0, path.length() - ".yaml".length());
  }
}
