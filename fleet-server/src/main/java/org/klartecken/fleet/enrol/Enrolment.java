// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartecken.contract.AgentId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.store.Database;

/**
 * Turns a one-time token into an agent with credentials and a room, in one transaction. Thread-safe.
 *
 * <p>The answer may be lost on its way: the same token with the same nonce gives the same credentials again for ten
 * minutes. They are derived from a key of this server, so that no password is ever stored.
 */
public final class Enrolment {
  /** The only shard of a server that stands alone. */
  public static final String SHARD = "s1";
  private static final Duration ANSWER_AGAIN = Duration.ofMinutes(10);
  private final Database database;
  private final AgentRegistry registry;
  private final RoomDefaults defaults;
  private final byte[] key;
  private final Consumer<Room> opened;

  /** @param opened is told every room that was made or given to another agent, after the commit */
  public Enrolment(Database database, AgentRegistry registry, RoomDefaults defaults, Path keyFile,
      Consumer<Room> opened) {
    this.database = database;
    this.registry = registry;
    this.defaults = defaults;
    this.key = key(keyFile);
    this.opened = opened;
  }

  private static byte[] key(Path file) {
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, Secrets.randomText() + '\n');
      }
      return Base64.getUrlDecoder().decode(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("the key file " + file + " cannot be used", e);
    }
  }

  /**
   * Enrols a PC.
   *
   * @param nonce chosen by the PC, the same when it asks again
   * @param name what the PC calls itself; of the room, when the token names none
   * @param version of the agent
   */
  public EnrolOutcome enrol(String token, String nonce, String name, String version, Instant now) {
    if (!fits(token, 200) || !fits(nonce, 100) || !fits(name, 100) || version.length() > 100) {
      return new EnrolOutcome.Refused(EnrolRefusal.MALFORMED);
    }
    if (!EnrolTokens.isWellFormed(token)) {
      return new EnrolOutcome.Refused(EnrolRefusal.TOKEN_UNKNOWN);
    }
    Step step = database.write(connection -> enrol(connection, token, nonce, name, version, now));
    step.replaced().ifPresent(registry::remove);
    step.access().ifPresent(access -> {
      registry.put(access);
      if (step.outcome() instanceof EnrolOutcome.Enrolled enrolled) {
        opened.accept(enrolled.room());
      }
    });
    return step.outcome();
  }

  private static boolean fits(String text, int longest) {
    return !text.isBlank() && text.length() <= longest;
  }

  /** What the transaction did, for the memory to follow. */
  private record Step(EnrolOutcome outcome, Optional<AgentAccess> access, Optional<AgentId> replaced) {
    static Step refused(EnrolRefusal reason) {
      return new Step(new EnrolOutcome.Refused(reason), Optional.empty(), Optional.empty());
    }
  }

  private Step enrol(Connection connection, String token, String nonce, String name, String version, Instant now)
      throws SQLException {
    Optional<EnrolTokens.Kept> kept = EnrolTokens.find(connection, token);
    if (kept.isEmpty()) {
      return Step.refused(EnrolRefusal.TOKEN_UNKNOWN);
    }
    EnrolTokens.Kept found = kept.get();
    Instant usedAt = found.usedAt();
    String agent = found.agent();
    if (usedAt != null && agent != null) {
      boolean again = Secrets.hash(nonce).equals(found.nonceHash()) && now.isBefore(usedAt.plus(ANSWER_AGAIN));
      return again ? answerAgain(connection, token, nonce, new AgentId(agent)) : Step.refused(EnrolRefusal.TOKEN_USED);
    }
    return now.isBefore(found.expiresAt())
        ? admit(connection, token, nonce, name, version, found.plan(), now)
        : Step.refused(EnrolRefusal.TOKEN_EXPIRED);
  }

  private Step answerAgain(Connection connection, String token, String nonce, AgentId agent) throws SQLException {
    Optional<Room> room = RoomStore.ofAgent(connection, agent);
    return room.isEmpty()
        ? Step.refused(EnrolRefusal.TOKEN_USED)
        : new Step(new EnrolOutcome.Enrolled(agent, SHARD, password(token, nonce, agent), room.get()),
            Optional.empty(), Optional.empty());
  }

  private Step admit(Connection connection, String token, String nonce, String name, String version, RoomPlan plan,
      Instant now) throws SQLException {
    AgentId agent = new AgentId(Secrets.agentName());
    String password = password(token, nonce, agent);
    Optional<Room> planned = plan.room().isPresent()
        ? RoomStore.find(connection, plan.room().get())
        : Optional.empty();
    Room room = planned.isPresent() ? planned.get() : RoomMaker.make(connection, plan, name, defaults);
    Optional<AgentId> replaced = Optional.ofNullable(room.agent());
    AgentAccess access = AgentAccess.of(agent, SHARD, password, room.id());
    insert(connection, access, name, version, now);
    if (replaced.isPresent()) {
      revoke(connection, replaced.get(), now);
    }
    Room assigned = room.withAgent(agent);
    RoomStore.put(connection, assigned, now);
    EnrolTokens.markUsed(connection, token, nonce, agent.value(), now);
    return new Step(new EnrolOutcome.Enrolled(agent, SHARD, password, assigned), Optional.of(access), replaced);
  }

  private String password(String token, String nonce, AgentId agent) {
    return Secrets.derived(key, token + '\n' + nonce + '\n' + agent);
  }

  private static void insert(Connection connection, AgentAccess access, String name, String version, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO agent (id, shard, name, version, salt, hash, enrolled_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, access.agent().value());
      insert.setString(2, access.shard());
      insert.setString(3, name);
      insert.setString(4, version);
      insert.setString(5, access.salt());
      insert.setString(6, access.hash());
      insert.setLong(7, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  private static void revoke(Connection connection, AgentId agent, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE agent SET revoked_at = ? WHERE id = ?")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, agent.value());
      update.executeUpdate();
    }
  }
}
