// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import org.klartecken.contract.MessageKind;

/**
 * Port: one connection to the server at a time. Never blocks for long and never throws for what networks do; all that
 * happens is told as a {@link LineEvent}, to be handled by the thread that calls here.
 */
public interface ServerLine {
  /** A message under way; the ticket comes back with what became of it. */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  record Parcel(long ticket, MessageKind kind, byte[] payload) {
  }

  /** Begins to connect; exactly one {@link LineEvent.Down} follows, after an {@link LineEvent.Up} if it succeeded. */
  void open();

  /** Begins to listen for commands; once per connection, after it is up. */
  void listen();

  /** Takes a parcel; false when it cannot be taken now, true when its ticket or the end of the connection follows. */
  boolean send(Parcel parcel);

  /** Says good-bye, so that the server does not publish the will; waits two seconds at most. No event follows. */
  void close();
}
