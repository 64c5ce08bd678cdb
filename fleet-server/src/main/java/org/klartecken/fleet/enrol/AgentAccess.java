// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.RoomId;

/**
 * What the front door needs of an agent.
 *
 * @param salt hexadecimal
 * @param hash SHA-256 of salt and password, hexadecimal
 * @param room that the agent speaks for
 */
public record AgentAccess(AgentId agent, String shard, String salt, String hash, RoomId room) {
  /** Whether the password is the agent's; takes as long for a wrong one. */
  public boolean knows(String password) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(hash), hash(salt, password));
  }

  static AgentAccess of(AgentId agent, String shard, String password, RoomId room) {
    String salt = HexFormat.of().formatHex(Secrets.random(16));
    return new AgentAccess(agent, shard, salt, HexFormat.of().formatHex(hash(salt, password)), room);
  }

  private static byte[] hash(String salt, String password) {
    return Secrets.sha256(HexFormat.of().parseHex(salt), password.getBytes(StandardCharsets.UTF_8));
  }
}
