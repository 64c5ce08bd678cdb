// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

/**
 * What is wrong with a file, where, and what was expected.
 *
 * @param line from 1, or 0 when it concerns the file as a whole
 * @param column from 1, or 0
 */
public record FileError(String file, int line, int column, FileFault fault, Phrase problem, Phrase expected) {
  /** One line in English: {@code jabra/speak-510.yaml:7:3: unknown key "kinds"; expected one of …}. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ':' + line + ':' + column;
    return place + ": " + problem + "; expected " + expected;
  }
}
