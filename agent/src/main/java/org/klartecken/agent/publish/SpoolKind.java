// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.util.Optional;
import org.klartecken.contract.MessageKind;

/** What may wait in the spool, in the order in which it is given up when room is short. */
public enum SpoolKind {
  /** A whole state; only the newest is worth keeping. */
  REPORT(1, MessageKind.REPORT),
  /** A self-test; only the newest word about each is worth keeping. */
  SELFTEST(4, MessageKind.SELFTEST),
  /** What became of a command. */
  REPLY(3, MessageKind.REPLY),
  /** A usage session; only the newest word about each is worth keeping, and it is worth the most. */
  USAGE(2, MessageKind.USAGE);

  private final int code;
  private final MessageKind wire;

  SpoolKind(int code, MessageKind wire) {
    this.code = code;
    this.wire = wire;
  }

  /** How it stands on disk; never changed once given. */
  int code() {
    return code;
  }

  /** The topic that it is published to. */
  public MessageKind wire() {
    return wire;
  }

  static Optional<SpoolKind> of(int code) {
    for (SpoolKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
