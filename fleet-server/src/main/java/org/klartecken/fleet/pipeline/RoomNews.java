// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.ingest.Receipt;
import org.klartecken.fleet.room.Room;

/** Something that may change a room. */
sealed interface RoomNews {
  RoomId room();

  /** Its agent said something. Never compared, so that the octets may stay what they are. */
  @SuppressWarnings("ArrayRecordComponent")
  record Published(RoomId room, AgentId agent, String topic, byte[] payload, Instant receivedAt,
      Receipt receipt) implements RoomNews {
  }

  /** Its agent's connection ended without a goodbye. */
  record Gone(RoomId room, Instant at) implements RoomNews {
  }

  /** Time went by. */
  record Due(RoomId room) implements RoomNews {
  }

  /** People made it, or changed what it is. */
  record Amended(Room as, Instant at) implements RoomNews {
    @Override
    public RoomId room() {
      return as.id();
    }
  }
}
