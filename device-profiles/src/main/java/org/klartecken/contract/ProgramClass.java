// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** The class of the program that used a device: the most that is ever said about it. */
public enum ProgramClass {
  MEETING, BROWSER, UNKNOWN, OTHER
}
