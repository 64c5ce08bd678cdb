// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order to an agent.
 *
 * @param id named in the reply, 1 to 64 characters
 * @param expiresAt by the server's clock: after it the command is not carried out any more; an expiry of the message that
 *          bears it goes before this
 * @param heartbeatSeconds with {@code SET_CADENCE}: 5 to 300
 * @param reflectorPort with {@code RUN_SELFTEST}: UDP port of the server that reflects test packets, 1 to 65535
 * @param reflectorKey with {@code RUN_SELFTEST}: the hexadecimal key of authenticated test packets
 * @param soundAtNight with {@code RUN_SELFTEST}: whether it may sound between 22 and 06 too; not when absent
 * @param zone with {@code RUN_SELFTEST}: whose night that is, {@code Europe/Stockholm}; the PC's own when absent
 */
public record Command(String id, CommandKind kind, Instant expiresAt, @Nullable Integer heartbeatSeconds,
    @Nullable Integer reflectorPort, @Nullable String reflectorKey, @Nullable Boolean soundAtNight,
    @Nullable String zone) {
  public Command {
    if (id == null || id.isEmpty() || id.length() > 64 || expiresAt == null) {
      throw new IllegalArgumentException("a command needs id and expiresAt");
    }
    kind = kind == null ? CommandKind.OTHER : kind;
    if (heartbeatSeconds != null && (heartbeatSeconds < 5 || heartbeatSeconds > 300)) {
      throw new IllegalArgumentException("heartbeatSeconds lies between 5 and 300");
    }
    if (reflectorPort != null && (reflectorPort < 1 || reflectorPort > 65_535)) {
      throw new IllegalArgumentException("reflectorPort lies between 1 and 65535");
    }
    if (reflectorKey != null && !reflectorKey.matches("(?:[0-9a-fA-F]{2}){16,128}")) {
      throw new IllegalArgumentException("reflectorKey is hexadecimal, 16 to 128 octets");
    }
    if (zone != null && !zone.matches("[A-Za-z][A-Za-z0-9_+/:-]{0,63}")) {
      throw new IllegalArgumentException("zone looks like Europe/Stockholm");
    }
  }

  /** A command that needs nothing but its kind. */
  public static Command of(String id, CommandKind kind, Instant expiresAt) {
    return new Command(id, kind, expiresAt, null, null, null, null, null);
  }
}
