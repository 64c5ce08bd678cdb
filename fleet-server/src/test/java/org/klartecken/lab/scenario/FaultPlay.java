// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Plays one entry of the catalogue on a stage and says what the server made of it. */
final class FaultPlay {
  private static final Duration CALM = Duration.ofSeconds(90);
  /** Longer than every hold time of the lab's standards. */
  private static final Duration ALARM_WOULD_COME = Duration.ofSeconds(13);

  private final Stage stage;

  FaultPlay(Stage stage) {
    this.stage = stage;
  }

  Outcome play(Fault fault) throws Exception {
    if (stage.watch().await(RoomView::isCalm, CALM).isEmpty()) {
      return new Outcome.NotPlayed(fault.name(), "the room was not calm: " + stage.watch().now().findings());
    }
    fault.prepare().happen(stage);
    Set<RoomView.Seen> old = Set.copyOf(stage.watch().now().news());
    long begin = System.nanoTime();
    fault.inject().happen(stage);
    Optional<Duration> seen = stage.watch().await(view -> isSeen(view, fault, old), fault.patience())
        .map(_ -> since(begin));
    Optional<RoomView> told = stage.watch().await(
        view -> reason(view, fault, old).filter(f -> fault.right().contains(f.reason())).isPresent()
            && fault.also().test(stage),
        left(fault, begin));
    Duration after = since(begin);
    Optional<RoomView.Seen> reason = reason(told.orElseGet(stage.watch()::now), fault, old);
    fault.heal().happen(stage);
    Duration untilHealed = fault.patience().compareTo(CALM) > 0 ? fault.patience() : CALM;
    boolean healed = stage.watch().await(RoomView::isCalm, untilHealed).isPresent();
    return new Outcome.Injected(fault.name(), fault.of(), reason.map(RoomView.Seen::toString), seen,
        reason.map(_ -> after), told.isPresent(), healed);
  }

  Outcome play(Harmless event) throws Exception {
    if (stage.watch().await(RoomView::isCalm, CALM).isEmpty()) {
      return new Outcome.NotPlayed(event.name(), "the room was not calm: " + stage.watch().now().findings());
    }
    event.begin().happen(stage);
    Optional<RoomView> alarm = stage.watch().await(view -> view.worstTold().isPresent(), ALARM_WOULD_COME);
    event.end().happen(stage);
    Optional<RoomView> late = alarm.isPresent()
        ? alarm
        : stage.watch().await(view -> view.worstTold().isPresent(), ALARM_WOULD_COME);
    return new Outcome.Passed(event.name(), late.flatMap(RoomView::worstTold).map(RoomView.Seen::toString));
  }

  private static boolean isSeen(RoomView view, Fault fault, Set<RoomView.Seen> old) {
    return view.findings().stream().anyMatch(f -> fault.right().contains(f.reason()))
        || news(view, fault, old).isPresent();
  }

  /**
   * What people are told: the news that the fault is to make, or else the worst finding. A room whose PC is silent is
   * shown UNKNOWN at once; the ticket about it waits five minutes.
   */
  private static Optional<RoomView.Seen> reason(RoomView view, Fault fault, Set<RoomView.Seen> old) {
    Optional<RoomView.Seen> worst = view.heard() ? view.worstTold() : view.findings().stream().findFirst();
    return news(view, fault, old).or(() -> worst);
  }

  private static Optional<RoomView.Seen> news(RoomView view, Fault fault, Set<RoomView.Seen> old) {
    return view.news().stream().filter(n -> fault.right().contains(n.reason()) && !old.contains(n)).findFirst();
  }

  private static Duration left(Fault fault, long begin) {
    Duration left = fault.patience().minus(since(begin));
    return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
