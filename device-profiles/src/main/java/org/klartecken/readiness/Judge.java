// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;

/** Holds a room's state against its standard and the profiles of its devices. Pure; the same everywhere. */
public final class Judge {
  private Judge() {
  }

  /**
   * The judgement at a time.
   *
   * <p>While the agent cannot be heard there is one finding, {@code AGENT_SILENT}; the others are not healed but out
   * of sight, so a ticket about them stays as it is.
   *
   * @param before the findings of the judgement before, whose begin is carried over
   */
  public static Assessment assess(RoomState state, Contract contract, DeviceProfiles profiles, List<Finding> before,
      Instant now) {
    RoomStandard standard = contract.standard();
    Map<String, Instant> begins = new HashMap<>();
    before.forEach(f -> begins.put(f.key(), f.since()));
    Scene scene = Scene.of(state, profiles);
    List<Item> items = new ArrayList<>();
    Instant next = Instant.MAX;
    for (StandardItem item : standard.items()) {
      var judged = ItemJudge.judge(scene,
          new Line(item, contract.fittings().serving(item.needs()), standard.purposesOf(item.id()), state.reportedAt(),
              begins, now));
      items.add(judged.item());
      next = judged.nextChange().isBefore(next) ? judged.nextChange() : next;
    }
    List<Finding> findings = new ArrayList<>(findings(items));
    ConnectorRule.finding(contract, Offer.of(contract, items, state, profiles), begins, now).ifPresent(findings::add);
    findings.sort(Finding.WORST_FIRST);
    return state.presence() == Presence.HEARD
        ? assessment(standard, items, List.copyOf(findings), next)
        : blind(Silence.finding(state, standard, begins), standard, items, now);
  }

  /** The same for a room of which nothing is said but its standard. */
  public static Assessment assess(RoomState state, RoomStandard standard, DeviceProfiles profiles,
      List<Finding> before, Instant now) {
    return assess(state, Contract.of(standard), profiles, before, now);
  }

  private static Assessment blind(Finding silent, RoomStandard standard, List<Item> items, Instant now) {
    Instant fires = silent.since().plus(silent.hold());
    return assessment(standard, items.stream().map(i -> Silence.unknown(i, silent)).toList(), List.of(silent),
        fires.isAfter(now) ? fires : Instant.MAX);
  }

  private static Assessment assessment(RoomStandard standard, List<Item> items, List<Finding> findings, Instant next) {
    Map<Purpose, PurposeVerdict> purposes = Verdicts.of(standard, items);
    return new Assessment(Verdicts.room(purposes, standard, items), purposes, List.copyOf(items), findings, next);
  }

  private static List<Finding> findings(List<Item> items) {
    return items.stream().flatMap(i -> i.findings().stream()).toList();
  }
}
