// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.ingest.PahoClient;
import org.klartecken.fleet.ingest.RawClient;

/** Every bad input has its answer: a code for who sent it, a counter, and a line in the log with the reason. */
class BadInputTest {
  private static final StepClock CLOCK = new StepClock();
  private static final String SECRET = "a-password-that-nobody-has";
  private static final String REFUSED = "klartecken_ingest_rejected_total{reason=\"";
  private static final String NOT_ENROLLED = "klartecken_enrol_rejected_total{reason=\"";
  private static final String OUTDATED = "klartecken_ingest_outdated_total{duplicate=\"%s\"}";
  @TempDir
  static Path data = Path.of("unset");
  private static @Nullable FleetServer started;

  /** One bad input: what it does, and the code with which it was answered. */
  private interface Act {
    int by(Enrolled pc) throws Exception;
  }

  /**
   * One row of the table.
   *
   * @param answer reason code of CONNACK, PUBACK or DISCONNECT, or HTTP status
   * @param series the counter that moves by one
   * @param word the reason in the log
   */
  private record Row(String name, Act act, int answer, String series, String word) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    started = FleetServer.start(FleetConfig.anyPort(data), CLOCK);
  }

  @AfterAll
  static void stop() {
    server().close();
  }

  private static FleetServer server() {
    return Objects.requireNonNull(started);
  }

  static Stream<Row> rows() {
    return Stream.of(connecting(), topics(), payloads(), order(), enrolling()).flatMap(List::stream);
  }

  private static List<Row> connecting() {
    return List.of(
        refused("wrong password", pc -> refusal(pc, pc.agent().value()), 0x86, "bad_credentials"),
        refused("unknown agent", pc -> refusal(pc, "nobody-knows-me"), 0x86, "bad_credentials"),
        refused("two agents with one id", BadInputTest::takeover, 0x8E, "taken_over"),
        refused("packet beyond the limit", BadInputTest::largePacket, 0x95, "too_large"));
  }

  private static List<Row> topics() {
    return List.of(
        refused("another agent's topic", pc -> publish(pc, "klartecken/v1/s1/somebody/report", "{}"), 0x87,
            "foreign_topic"),
        refused("the command topic", pc -> publish(pc, "klartecken/v1/s1/" + pc.agent() + "/command", "{}"), 0x90,
            "wrong_kind"),
        refused("unknown version", pc -> publish(pc, "klartecken/v2/s1/" + pc.agent() + "/report", "{}"), 0x90,
            "unknown_version"),
        refused("unknown topic", pc -> publish(pc, "klartecken/v1/s1/" + pc.agent() + "/poem", "{}"), 0x90,
            "unknown_topic"));
  }

  private static List<Row> payloads() {
    return List.of(
        refused("payload beyond the limit", pc -> heartbeat(pc, "x".repeat(WireCodec.LARGEST + 1)), 0x99, "too_large"),
        refused("malformed", pc -> heartbeat(pc, "{\"stamp\":"), 0x99, "not_json"),
        refused("too deep", pc -> heartbeat(pc, "{\"x\":" + "[".repeat(5_000)), 0x99, "too_deep"),
        refused("without a sequence",
            pc -> heartbeat(pc,
                "{\"stamp\":{\"bootId\":\"b\",\"wallTime\":\"2026-11-21T08:00:00Z\",\"monotonicMs\":1}}"),
            0x99, "invalid"));
  }

  private static List<Row> order() {
    return List.of(
        new Row("clock years off", pc -> births(pc, birth(1, CLOCK.instant().plus(Duration.ofDays(3_650)))), 0,
            "klartecken_ingest_clock_off_total", "CLOCK_OFF"),
        new Row("duplicate", pc -> births(pc, birth(1, CLOCK.instant()), birth(1, CLOCK.instant())), 0,
            OUTDATED.formatted("true"), "DUPLICATE"),
        new Row("old sequence", pc -> births(pc, birth(5, CLOCK.instant()), birth(3, CLOCK.instant())), 0,
            OUTDATED.formatted("false"), "OLD_SEQUENCE"));
  }

  private static List<Row> enrolling() {
    return List.of(
        notEnrolled("enrolment token that is unknown", () -> "kt1.x.y", "token_unknown"),
        notEnrolled("enrolment token that was used", BadInputTest::usedToken, "token_used"),
        notEnrolled("enrolment token that has expired", BadInputTest::expiredToken, "token_expired"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasItsAnswerItsCounterAndItsLine(Row row) throws Exception {
    CLOCK.advance(Duration.ofSeconds(11)); // every reason is logged once a second, connects are counted for ten
    Enrolled pc = Enrolled.read(Enrolled.ask(server().httpPort(), token(Duration.ofHours(1)), "n", "pc"));
    long before = count(row.series());
    try (LogCapture log = new LogCapture()) {
      assertEquals(row.answer(), row.act().by(pc));
      await().untilAsserted(() -> assertEquals(before + 1, count(row.series()), row.series()));
      await().until(() -> log.lines().stream().anyMatch(line -> line.contains("reason=" + row.word())));
      for (String line : log.lines()) {
        assertFalse(line.contains(SECRET) || line.contains(pc.password()) || line.contains("kt1."), line);
      }
    }
  }

  private static long count(String series) {
    return server().metrics().scrape().lines().filter(line -> line.startsWith(series))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(series.length()).strip())).sum();
  }

  private static Row refused(String name, Act act, int answer, String reason) {
    return new Row(name, act, answer, REFUSED + reason + "\"}", reason.toUpperCase(java.util.Locale.ROOT));
  }

  private static Row notEnrolled(String name, java.util.function.Supplier<String> token, String reason) {
    Act act = _ -> Enrolled.ask(server().httpPort(), token.get(), "another", "pc").statusCode();
    return new Row(name, act, 403, NOT_ENROLLED + reason + "\"}", reason.toUpperCase(java.util.Locale.ROOT));
  }

  private static String token(Duration validity) {
    try (FleetStore store = FleetStore.open(data)) {
      return store.enrolTokens(List.of("localhost"), CLOCK.instant())
          .create(RoomPlan.NONE, 1, validity, CLOCK.instant()).getFirst();
    }
  }

  private static String usedToken() {
    String token = token(Duration.ofHours(1));
    try {
      Enrolled.read(Enrolled.ask(server().httpPort(), token, "first", "pc"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return token;
  }

  private static String expiredToken() {
    String token = token(Duration.ofMinutes(1));
    CLOCK.advance(Duration.ofMinutes(2));
    return token;
  }

  private static int refusal(Enrolled pc, String user) throws Exception {
    try (PahoClient client = new PahoClient(pc.mqttPort(), "c")) {
      return assertThrows(MqttException.class, () -> client.connect(pc.tls(), user, SECRET)).getReasonCode();
    }
  }

  private static int takeover(Enrolled pc) throws Exception {
    try (PahoClient first = connected(pc); PahoClient _ = connected(pc)) {
      Integer code = first.end();
      return code == null ? -1 : code;
    }
  }

  private static int largePacket(Enrolled pc) throws Exception {
    try (RawClient raw = new RawClient(pc.tls(), pc.mqttPort())) {
      raw.send(RawClient.connect(5, pc.agent().value(), pc.password())).packet();
      String answer = raw.send("32 A0CD13 0001 61 0001 00").packet(); // PUBLISH of 321,696 octets
      return Integer.parseInt(answer.substring(2, 4), 16);
    }
  }

  private static PahoClient connected(Enrolled pc) throws MqttException {
    PahoClient client = new PahoClient(pc.mqttPort(), "pc");
    client.connect(pc.tls(), pc.agent().value(), pc.password());
    return client;
  }

  private static int publish(Enrolled pc, String topic, String payload) throws Exception {
    try (PahoClient client = connected(pc)) {
      return client.publish(topic, payload.getBytes(UTF_8));
    }
  }

  private static int heartbeat(Enrolled pc, String payload) throws Exception {
    return publish(pc, pc.topic(MessageKind.HEARTBEAT), payload);
  }

  private static Message birth(long sequence, Instant wall) {
    return Sample.birth("boot", sequence, wall, Sample.CAMERA);
  }

  /** The code of the last one; those before must be taken. */
  private static int births(Enrolled pc, Message... messages) throws Exception {
    int code = 0;
    try (PahoClient client = connected(pc)) {
      for (Message message : messages) {
        assertEquals(0, code);
        code = client.publish(pc.topic(MessageKind.BIRTH), Sample.CODEC.encode(message));
      }
    }
    return code;
  }
}
