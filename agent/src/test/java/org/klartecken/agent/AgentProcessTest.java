// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.enrol.FakeEnrolDoor;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.publish.FakeFrontDoor;
import org.klartecken.agent.publish.FakeFrontDoor.Answer;
import org.klartecken.agent.publish.Spool;
import org.klartecken.agent.publish.SpoolKind;
import org.klartecken.agent.publish.TestAuthority;
import org.klartecken.agent.selftest.network.TestReflector;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.CommandResult;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.WireCodec;

/** The whole agent as a process, with real files, real TLS and real signals, against a door that the test works. */
class AgentProcessTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final int KILLS = Integer.getInteger("klartecken.kills", 4);
  private final WireCodec codec = new WireCodec();
  private final FakeFrontDoor door = new FakeFrontDoor(AUTHORITY);
  private final FakeEnrolDoor enrolment = new FakeEnrolDoor(200, FakeEnrolDoor.accepting(door.credentials()));
  private final Path state;
  private final Path root;
  private final Path output;

  AgentProcessTest(@TempDir Path directory) throws IOException {
    state = directory.resolve("state");
    root = Files.createDirectory(directory.resolve("root"));
    output = directory.resolve("output");
  }

  @AfterEach
  void close() {
    enrolment.close();
    door.close();
  }

  @Test
  void enrolsTellsEverythingAndSaysGoodBye() throws Exception {
    try (AgentProcess agent = start()) {
      awaitBirths(1);
      Message.Birth birth = door.received(Message.Birth.class).getFirst();
      assertEquals("linux", birth.agent().os());
      assertEquals("host", birth.observation().devices().getFirst().id().value());
      agent.stop();
    }
    assertEquals(1, enrolment.asked().size());
    assertEquals(0, door.wills());
    try (AgentProcess agent = start()) {
      awaitBirths(2);
      agent.kill();
    }
    assertEquals(1, enrolment.asked().size(), "enrolled a second time");
    await().until(() -> door.wills() == 1);
  }

  @Test
  void knowsDevicesByTheHousesOwnProfiles() throws Exception {
    new FakeSystem(root).usb("1-4", 0x1234, 0xabcd, "Eye 1");
    Path site = state.resolveSibling("site");
    Files.writeString(Files.createDirectories(site.resolve("profiles/acme")).resolve("eye-1.yaml"), """
        maker: Acme
        model: Eye 1
        kind: CAPTURE
        match:
          usb: [1234:abcd]
        sources:
          match: capture
        """);
    try (AgentProcess _ = start("--site", site.toString())) {
      awaitBirths(1);
      assertEquals(DeviceKind.CAPTURE, door.received(Message.Birth.class).getFirst().observation().devices().stream()
          .filter(device -> device.id().value().equals("usb:1-4")).findFirst().orElseThrow().kind());
    }
  }

  @Test
  void obeysItsServer() throws Exception {
    try (AgentProcess _ = start()) {
      awaitBirths(1);
      await().until(() -> !door.subscriptions().isEmpty());
      order("now", CommandKind.SEND_REPORT);
      await().until(() -> replied("now", CommandResult.DONE) && !door.received(Message.Report.class).isEmpty());
      order("late", CommandKind.SEND_REPORT, Instant.EPOCH);
      await().until(() -> replied("late", CommandResult.EXPIRED));
      door.order(codec.encode(Command.of("slow", CommandKind.SEND_REPORT, Instant.EPOCH)), 60);
      await().until(() -> replied("slow", CommandResult.DONE)); // its clock is not the server's
      order("what", CommandKind.OTHER);
      await().until(() -> replied("what", CommandResult.UNSUPPORTED));
      door.order("}".getBytes(UTF_8));
      order("again", CommandKind.SEND_REPORT);
      await().until(() -> replied("again", CommandResult.DONE));
    }
  }

  @Test
  void testsTheRoomWhenItIsToldToAndTellsHowFarItIs() throws Exception {
    try (TestReflector reflector = new TestReflector(TestReflector.Kind.STATEFUL, null, 0); AgentProcess _ = start()) {
      awaitBirths(1);
      await().until(() -> !door.subscriptions().isEmpty());
      Command run = new Command("t-1", CommandKind.RUN_SELFTEST, soon(), null, reflector.address().getPort(), null,
          null, null);
      door.order(codec.encode(run));
      await().until(() -> replied("t-1", CommandResult.DONE) && tested("t-1", SelfTestState.RUNNING));
      order("second", CommandKind.RUN_SELFTEST);
      await().until(() -> replied("second", CommandResult.REFUSED));
      await().until(() -> tested("t-1", SelfTestState.DONE));
      Message.SelfTest over = door.received(Message.SelfTest.class).getLast();
      assertEquals(100, over.percent());
      assertTrue(over.readings().stream().anyMatch(r -> r.name().equals(ReadingNames.NETWORK_LOSS)
          && r.proof() == ProofLevel.MEASURED), over.toString());
      order("next", CommandKind.RUN_SELFTEST); // at once, as whoever hears that one is over may
      await().until(() -> replied("next", CommandResult.DONE));
      await().until(() -> tested("next", SelfTestState.DONE));
      order("none", CommandKind.CANCEL_SELFTEST);
      await().until(() -> replied("none", CommandResult.REFUSED));
    }
  }

  @Test
  void stopsASelfTestWhenItIsTold() throws Exception {
    try (TestReflector reflector = new TestReflector(TestReflector.Kind.STATEFUL, null, 0); AgentProcess _ = start()) {
      awaitBirths(1);
      await().until(() -> !door.subscriptions().isEmpty());
      Command run = new Command("t-2", CommandKind.RUN_SELFTEST, soon(), null, reflector.address().getPort(), null,
          null, null);
      door.order(codec.encode(run));
      await().until(() -> tested("t-2", SelfTestState.RUNNING));
      order("stop", CommandKind.CANCEL_SELFTEST);
      await().until(() -> tested("t-2", SelfTestState.CANCELLED));
    }
  }

  @Test
  void comesBackAfterTheServerWasAway() throws Exception {
    try (AgentProcess _ = start()) {
      awaitBirths(1);
      door.shut();
      door.open();
      awaitBirths(2);
    }
  }

  @Test
  void isOneForEachStateDirectory() throws Exception {
    try (AgentProcess _ = start()) {
      awaitBirths(1);
      Path second = output.resolveSibling("second");
      try (AgentProcess other = AgentProcess.start(second, "run", "--state", state.toString())) {
        assertEquals(1, other.exitCode());
        assertTrue(other.said().contains("Another agent (process "), other::said);
      }
    }
  }

  @Test
  void saysWhatIsMissingBeforeItIsEnrolled() throws Exception {
    try (AgentProcess agent = AgentProcess.start(output, "run", "--state", state.toString())) {
      assertEquals(2, agent.exitCode());
      assertTrue(agent.said().contains("Give --server and --token once."), agent::said);
    }
  }

  /** Usage waits in the spool while the agent is killed again and again, and the server answers as chance has it. */
  @Test
  void losesNothingThroughKills() throws Exception {
    Random chance = new Random(4711);
    door.answering(message -> message instanceof Message.Usage && chance.nextInt(3) > 0
        ? chance.nextBoolean() ? Answer.HOLD : Answer.QUOTA_EXCEEDED
        : Answer.ACKNOWLEDGE);
    Set<Long> told = new TreeSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      fillSpool(told, kill);
      try (AgentProcess agent = start()) {
        int wanted = door.received().size() + chance.nextInt(6);
        int births = kill + 1;
        await().until(() -> door.received().size() >= wanted && door.received(Message.Birth.class).size() >= births);
        agent.kill();
      }
    }
    door.answering(_ -> Answer.ACKNOWLEDGE);
    try (AgentProcess agent = start()) {
      await().until(() -> acknowledged().containsAll(told));
      agent.stop();
    }
    assertEquals(told, acknowledged(), "neither lost nor invented");
    try (Spool spool = Spool.open(state.resolve("spool"), Spool.Limits.USUAL, Tally.NONE)) {
      assertEquals(0, spool.size(), "acknowledged messages wait for ever");
    }
    List<Long> births = door.received(Message.Birth.class).stream().map(b -> b.stamp().sequence()).toList();
    assertEquals(List.copyOf(new TreeSet<>(births)), births, "sequences grow over restarts");
  }

  private void fillSpool(Set<Long> told, int kill) throws IOException {
    try (Spool spool = Spool.open(state.resolve("spool"), Spool.Limits.USUAL, Tally.NONE)) {
      for (long n = kill * 100L; n < kill * 100L + 20; n++) {
        Message usage = new Message.Usage(new Stamp("boot", n, Instant.EPOCH, n), List.of());
        spool.append(SpoolKind.USAGE, "session " + n, codec.encode(usage));
        told.add(n);
      }
    }
  }

  private Set<Long> acknowledged() {
    Set<Long> sequences = new TreeSet<>();
    door.acknowledged().stream().filter(Message.Usage.class::isInstance)
        .forEach(message -> sequences.add(message.stamp().sequence()));
    return sequences;
  }

  private AgentProcess start(String... besides) throws IOException {
    String token = "kt1.s3cret-s3cret." + enrolment.fingerprintOf(AUTHORITY.ca());
    List<String> arguments = new ArrayList<>(List.of("run", "--state", state.toString(), "--root", root.toString(),
        "--server", enrolment.url(), "--token", token, "--name", "Test room"));
    arguments.addAll(List.of(besides));
    return AgentProcess.start(output, arguments.toArray(String[]::new));
  }

  private void awaitBirths(int count) {
    await().until(() -> door.received(Message.Birth.class).size() >= count);
  }

  private static Instant soon() {
    return Instant.ofEpochMilli(System.currentTimeMillis() + 60_000);
  }

  private void order(String id, CommandKind kind) {
    order(id, kind, soon());
  }

  private void order(String id, CommandKind kind, Instant expires) {
    door.order(codec.encode(Command.of(id, kind, expires)));
  }

  private boolean tested(String id, SelfTestState state) {
    return door.received(Message.SelfTest.class).stream()
        .anyMatch(test -> test.id().equals(id) && test.state() == state);
  }

  private boolean replied(String id, CommandResult result) {
    return door.received(Message.Reply.class).stream()
        .anyMatch(reply -> reply.commandId().equals(id) && reply.result() == result);
  }
}
