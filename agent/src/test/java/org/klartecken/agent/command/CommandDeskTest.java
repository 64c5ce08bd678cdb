// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.command.CommandDesk.Effect;
import org.klartecken.agent.command.CommandDesk.Ruling;
import org.klartecken.agent.selftest.SelfTests;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.CommandResult;

class CommandDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void sendsAReport() {
    Ruling ruling = rule(CommandKind.SEND_REPORT, NOW.plusMillis(1), null);
    assertEquals(CommandResult.DONE, ruling.result());
    assertEquals(new Effect.Report(), ruling.effect());
  }

  @Test
  void takesAnotherCadence() {
    Ruling ruling = rule(CommandKind.SET_CADENCE, NOW.plusSeconds(1), 30);
    assertEquals(CommandResult.DONE, ruling.result());
    assertEquals(new Effect.Cadence(Duration.ofSeconds(30)), ruling.effect());
  }

  @Test
  void refusesACadenceWithoutSeconds() {
    Ruling ruling = rule(CommandKind.SET_CADENCE, NOW.plusSeconds(1), null);
    assertEquals(CommandResult.REFUSED, ruling.result());
    assertEquals(new Effect.None(), ruling.effect());
  }

  @Test
  void doesNothingAfterTheCommandExpired() {
    Ruling ruling = rule(CommandKind.SEND_REPORT, NOW, null);
    assertEquals(CommandResult.EXPIRED, ruling.result());
    assertEquals(new Effect.None(), ruling.effect());
  }

  @Test
  void aPcWhoseClockIsWrongObeysAllTheSameWhenTheServerSaysHowLongTheCommandLives() {
    Command past = Command.of("c1", CommandKind.SEND_REPORT, NOW.minus(Duration.ofMinutes(10)));
    assertEquals(CommandResult.DONE, CommandDesk.rule(past, 30L, NOW).result());
    Command future = Command.of("c2", CommandKind.SEND_REPORT, NOW.plus(Duration.ofMinutes(10)));
    assertEquals(CommandResult.EXPIRED, CommandDesk.rule(future, 0L, NOW).result());
  }

  @Test
  void doesNotPretendToKnowCommandsOfTheFuture() {
    Ruling ruling = rule(CommandKind.OTHER, NOW.plusSeconds(1), null);
    assertEquals(CommandResult.UNSUPPORTED, ruling.result());
    assertEquals(new Effect.None(), ruling.effect());
  }

  @Test
  void aSelfTestIsOrderedWithItsReflector() {
    Command command = new Command("t-1", CommandKind.RUN_SELFTEST, NOW.plusSeconds(1), null, 8862, "0a".repeat(16),
        null, null);
    Effect.RunSelfTest effect = assertInstanceOf(Effect.RunSelfTest.class,
        CommandDesk.rule(command, null, NOW).effect());
    assertEquals("t-1", effect.order().id());
    assertEquals(OptionalInt.of(8862), effect.order().reflectorPort());
    assertTrue(effect.order().reflectorKey().isPresent());
    assertInstanceOf(Effect.CancelSelfTest.class,
        rule(CommandKind.CANCEL_SELFTEST, NOW.plusSeconds(1), null).effect());
  }

  @Test
  void soundAtNightIsForbiddenUnlessItIsSaidAndTheNightIsTheRooms() {
    SelfTests.Order unsaid = ordered(null, null);
    assertEquals(false, unsaid.soundAtNight());
    assertEquals(Optional.empty(), unsaid.zone());
    SelfTests.Order said = ordered(true, "Europe/Stockholm");
    assertEquals(true, said.soundAtNight());
    assertEquals(Optional.of(ZoneId.of("Europe/Stockholm")), said.zone());
    assertEquals(Optional.empty(), ordered(true, "Atlantis/Capital").zone());
  }

  private static SelfTests.Order ordered(@Nullable Boolean soundAtNight, @Nullable String zone) {
    Command command = new Command("t-1", CommandKind.RUN_SELFTEST, NOW.plusSeconds(1), null, null, null, soundAtNight,
        zone);
    return assertInstanceOf(Effect.RunSelfTest.class, CommandDesk.rule(command, null, NOW).effect()).order();
  }

  private static Ruling rule(CommandKind kind, Instant expires, @Nullable Integer seconds) {
    return CommandDesk.rule(new Command("c1", kind, expires, seconds, null, null, null, null), null, NOW);
  }
}
