// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.state.StateDirectory;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.contract.Printable;

/**
 * Turns a token into credentials, once. A crash at any moment loses nothing: the nonce is on disk before the question,
 * and the server answers the same nonce with the same credentials for ten minutes.
 */
public final class Enrolment {
  private static final String CREDENTIALS = "credentials.json";
  private static final String PENDING = "enrolment.json";

  private final StateDirectory state;
  private final EnrolDoor door;
  private final Jsonb jsonb = JsonLibrary.build(Jsonb.builder().failOnUnknown(false));
  private final JsonType<Credentials> credentials = jsonb.type(Credentials.class);
  private final JsonType<Question> question = jsonb.type(Question.class);
  private final JsonType<Problem> problem = jsonb.type(Problem.class);

  /** What the server is asked; also kept on disk until it has answered. */
  @Json
  record Question(String token, String nonce, String name, String version) {
  }

  /** The part of a problem (RFC 9457) that is read. */
  @Json
  record Problem(@Nullable String reason, @Nullable String detail) {
  }

  public Enrolment(StateDirectory state, EnrolDoor door) {
    this.state = state;
    this.door = door;
  }

  /** Who this agent is, if it was enrolled; an unreadable file is an {@link IOException} that names it. */
  public Optional<Credentials> known() throws IOException {
    Optional<String> text = state.read(CREDENTIALS);
    try {
      return text.map(credentials::fromJson);
    } catch (RuntimeException e) { // of the decoder, or of a constructor that misses a field
      throw new IOException("The file " + state.at(CREDENTIALS) + " is damaged. Delete it and enrol again.", e);
    }
  }

  /**
   * Asks a server to enrol this PC and keeps its answer.
   *
   * @param name what people call this PC, 1 to 100 characters
   * @param openly whether plain HTTP to another machine is allowed
   * @throws IOException when the answer could not be kept; the same token may be used again for ten minutes
   */
  public EnrolOutcome enrol(ServerAddress server, EnrolmentToken token, String name, String version, boolean openly)
      throws IOException {
    if (!openly && !server.isPrivate()) {
      return new EnrolOutcome.Refused(EnrolFault.INSECURE, server.toString());
    }
    Question asked = new Question(token.text(), nonce(token), name, version);
    state.write(PENDING, question.toJson(asked));
    EnrolOutcome outcome = switch (door.ask(server, token, question.toJson(asked))) {
      case EnrolDoor.Answer.Unreachable(String detail) -> new EnrolOutcome.Refused(EnrolFault.UNREACHABLE, detail);
      case EnrolDoor.Answer.Said(int status, String body) -> status == 200 ? accept(token, body) : refuse(status, body);
    };
    if (outcome instanceof EnrolOutcome.Enrolled(Credentials answer)) {
      Credentials mine = answer.withWeb(server);
      outcome = new EnrolOutcome.Enrolled(mine);
      state.write(CREDENTIALS, credentials.toJson(mine));
      state.delete(PENDING);
    }
    return outcome;
  }

  /** The nonce of an earlier attempt with this token, whose answer may have been lost; else a new one. */
  private String nonce(EnrolmentToken token) throws IOException {
    Optional<String> before = state.read(PENDING);
    if (before.isPresent()) {
      try {
        Question asked = question.fromJson(before.get());
        if (token.text().equals(asked.token()) && asked.nonce() != null) {
          return asked.nonce();
        }
      } catch (JsonException e) { // half a file cannot be: somebody wrote there, and it is replaced now
        state.delete(PENDING);
      }
    }
    byte[] chance = new byte[24];
    new SecureRandom().nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }

  private EnrolOutcome accept(EnrolmentToken token, String body) {
    try {
      Credentials mine = credentials.fromJson(body);
      return token.vouchesFor(PinnedTrust.certificate(mine.caPem()))
          ? new EnrolOutcome.Enrolled(mine)
          : new EnrolOutcome.Refused(EnrolFault.WRONG_CA, "expected " + token.fingerprint());
    } catch (GeneralSecurityException e) {
      return new EnrolOutcome.Refused(EnrolFault.WRONG_CA, "its certificate cannot be read");
    } catch (RuntimeException e) { // of the decoder, or of a constructor that misses a field
      return new EnrolOutcome.Refused(EnrolFault.BAD_ANSWER, Printable.clean(String.valueOf(e.getMessage())));
    }
  }

  private EnrolOutcome refuse(int status, String body) {
    try {
      Problem said = problem.fromJson(body);
      for (EnrolFault fault : EnrolFault.values()) {
        if (fault.name().equals(said.reason())) {
          return new EnrolOutcome.Refused(fault, "status " + status);
        }
      }
    } catch (RuntimeException e) { // not one of our problems: the status must do
      return new EnrolOutcome.Refused(byStatus(status), "status " + status);
    }
    return new EnrolOutcome.Refused(byStatus(status), "status " + status);
  }

  private static EnrolFault byStatus(int status) {
    return switch (status) {
      case 429 -> EnrolFault.TOO_MANY;
      case 502, 503, 504 -> EnrolFault.UNREACHABLE;
      default -> EnrolFault.BAD_ANSWER;
    };
  }
}
