// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

/**
 * Something that happens in every room and about which nobody must be told.
 *
 * @param what happens, for people
 * @param begin how it begins; it may be over then
 * @param end how it ends; nothing to do for what is over at once
 */
record Harmless(String name, String what, Deed begin, Deed end) {
  Harmless(String name, String what, Deed once) {
    this(name, what, once, Deed.NONE);
  }
}
