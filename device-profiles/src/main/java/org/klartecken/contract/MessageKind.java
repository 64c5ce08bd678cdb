// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** The last level of an agent's topics. */
public enum MessageKind {
  BIRTH("birth"), REPORT("report"), HEARTBEAT("heartbeat"), USAGE("usage"), REPLY("reply"),
  /** How far a self-test is, and what it measured. */
  SELFTEST("selftest"),
  /** The will: its payload is empty, the connection's end is the message. */
  GONE("gone");

  private final String level;

  MessageKind(String level) {
    this.level = level;
  }

  public String level() {
    return level;
  }
}
