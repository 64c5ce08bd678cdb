// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol;

/**
 * Something in a run of octets that is not as its standard says.
 *
 * @param offset where, counted in octets from the start of what was decoded
 * @param text what is wrong, in plain words, without the offset
 */
public record Problem(int offset, String text) {
  /** One sentence for people: {@code offset 0x7f: block 0 has …}. */
  public String sentence() {
    return "offset " + Problems.hex(offset) + ": " + text;
  }
}
