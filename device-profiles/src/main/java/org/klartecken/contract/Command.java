// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order to an agent.
 *
 * @param id named in the reply, 1 to 64 characters
 * @param expiresAt after this it is not carried out any more
 * @param heartbeatSeconds with {@code SET_CADENCE}: 5 to 300
 */
public record Command(String id, CommandKind kind, Instant expiresAt, @Nullable Integer heartbeatSeconds) {
  public Command {
    if (id == null || id.isEmpty() || id.length() > 64 || expiresAt == null) {
      throw new IllegalArgumentException("a command needs id and expiresAt");
    }
    kind = kind == null ? CommandKind.OTHER : kind;
    if (heartbeatSeconds != null && (heartbeatSeconds < 5 || heartbeatSeconds > 300)) {
      throw new IllegalArgumentException("heartbeatSeconds lies between 5 and 300");
    }
  }
}
