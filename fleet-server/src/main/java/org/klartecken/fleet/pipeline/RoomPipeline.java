// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.ingest.MessageDecoder;
import org.klartecken.fleet.ingest.MessageDecoder.Verdict;
import org.klartecken.fleet.ingest.RejectReason;
import org.klartecken.fleet.ingest.Rejections;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomJudge;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.store.NotStored;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.room.Belongings;
import org.klartecken.room.Presence;
import org.klartecken.room.Reduction;
import org.klartecken.room.RoomState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole flow: decode and reduce, evaluate, one transaction, hand on. What is acknowledged is on the disk; what is
 * not on the disk is neither acknowledged nor remembered.
 *
 * <p>Called by the lanes, with the news of any one room by one thread at a time.
 */
final class RoomPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(RoomPipeline.class);
  /** A heartbeat comes every 15 s; a room PC that died is UNKNOWN within 35 s. */
  static final Duration SILENT_AFTER = Duration.ofMillis(34_500);
  private final ConcurrentMap<RoomId, RoomCell> cells = new ConcurrentHashMap<>();
  private final ConcurrentMap<RoomId, List<RoomNews>> unstored = new ConcurrentHashMap<>();
  private final MessageDecoder decoder;
  private final Supplier<ProfileCatalog> catalog;
  private final GroupCommit store;
  private final HandOn handOn;
  private final Rejections rejections;
  private final PipelineMeter meter;
  private final InstantSource clock;
  private final Instant startedAt;
  private final Oddities oddities = new Oddities();

  RoomPipeline(MessageDecoder decoder, Supplier<ProfileCatalog> catalog, GroupCommit store, HandOn handOn,
      Rejections rejections, PipelineMeter meter, InstantSource clock) {
    this.decoder = decoder;
    this.catalog = catalog;
    this.store = store;
    this.handOn = handOn;
    this.rejections = rejections;
    this.meter = meter;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /**
   * Takes a room as the database knows it, before its lane sees any news of it, and shows it if nothing need be done.
   *
   * @return whether it is shown; if not, it is due, since its judgement holds no more or its agent fell silent
   */
  boolean resume(KnownRoom stored) {
    Instant now = clock.instant();
    RoomCell cell = RoomCell.of(stored, catalog.get(), now);
    remember(cell);
    boolean shown = cell.isJudged() && now.isBefore(silentAt(stored.state()));
    if (shown) {
      handOn.resumed(cell.snapshot());
      handOn.lookAgain(stored.room().id(), nextLook(cell.snapshot(), now));
    }
    return shown;
  }

  private void remember(RoomCell cell) {
    cells.put(cell.snapshot().room().id(), cell);
  }

  /** Everything that happens to a batch of news. */
  void work(List<RoomNews> batch) {
    Map<RoomId, RoomWork> works = new LinkedHashMap<>();
    batch.forEach(news -> reduce(works, news));
    Instant now = clock.instant();
    ProfileCatalog inForce = catalog.get();
    Map<RoomWork, Outcome> outcomes = new LinkedHashMap<>();
    works.values().forEach(work -> evaluate(work, inForce, now, outcomes));
    try {
      if (!outcomes.isEmpty()) {
        store.commit(List.copyOf(outcomes.values()));
      }
    } catch (NotStored e) {
      LOG.error("Nothing can be stored: {}", e.getMessage());
      works.values().forEach(work -> keepForLater(work, e, now));
      return;
    }
    outcomes.values().forEach(outcome -> advance(outcome, inForce));
    works.values().forEach(work -> handOn(work, outcomes.get(work), now));
    meter.committed(works.values().stream().mapToInt(work -> work.heard().size()).sum(),
        Duration.between(now, clock.instant()));
  }

  private void reduce(Map<RoomId, RoomWork> works, RoomNews news) {
    RoomCell cell = cells.get(news.room());
    if (cell == null) {
      if (news instanceof RoomNews.Amended(Room room, Instant at)) {
        cell = RoomCell.of(room, at);
      } else {
        refuse(news, RejectReason.SERVER_FAULT, "its room is not known");
        return;
      }
    }
    RoomCell known = cell;
    RoomWork work = works.computeIfAbsent(news.room(), _ -> new RoomWork(known));
    switch (news) {
      case RoomNews.Published published -> hear(work, published);
      case RoomNews.Gone gone -> work.silence(gone, gone.at());
      case RoomNews.Amended amended -> work.amend(amended);
      case RoomNews.Due due -> due(work, due);
    }
  }

  private void hear(RoomWork work, RoomNews.Published news) {
    try {
      switch (decoder.decode(news.agent(), news.topic(), news.payload())) {
        case Verdict.Rejected(RejectReason reason, String detail) -> refuse(news, reason, detail);
        case Verdict.Accepted accepted ->
          hear(work, new Heard(news.agent(), accepted.kind(), belongings(work, accepted.message()), news.receivedAt()),
              news);
      }
    } catch (RuntimeException e) { // a fault of ours must not keep the others of this batch from their commit
      LOG.error("A message of agent {} could not be reduced", news.agent(), e);
      refuse(news, RejectReason.SERVER_FAULT, e.getClass().getSimpleName());
    }
  }

  private void hear(RoomWork work, Heard heard, RoomNews.Published news) {
    if (ClockCheck.isFarOff(heard.message(), heard.receivedAt())) {
      meter.clockOff();
      oddities.note(Oddities.Oddity.CLOCK_OFF, heard);
    }
    meter.accepted(heard.kind());
    if (work.hear(heard, news.receipt()) instanceof Reduction.Outdated outdated) {
      meter.outdated(outdated.duplicate());
      oddities.note(outdated.duplicate() ? Oddities.Oddity.DUPLICATE : Oddities.Oddity.OLD_SEQUENCE, heard);
    }
  }

  /** People's own things are neither kept nor judged. */
  private Message belongings(RoomWork work, Message message) {
    ProfileCatalog inForce = catalog.get();
    return Belongings.of(message, inForce.standard(work.room().standard()).orElse(null),
        work.room().fittings().own(), inForce);
  }

  private void due(RoomWork work, RoomNews.Due due) {
    List<RoomNews> kept = unstored.remove(due.room());
    if (kept != null) {
      for (RoomNews news : kept) {
        switch (news) {
          case RoomNews.Gone gone -> work.silence(gone, gone.at());
          case RoomNews.Amended amended -> work.amend(amended);
          case RoomNews.Published _,RoomNews.Due _ -> {
          }
        }
      }
    }
    Instant now = clock.instant();
    if (!now.isBefore(silentAt(work.state()))) {
      work.silence(due, now);
    }
  }

  private void evaluate(RoomWork work, ProfileCatalog inForce, Instant now, Map<RoomWork, Outcome> outcomes) {
    boolean judged = work.mustBeJudged(inForce, now);
    if (work.isTouched(judged)) {
      outcomes.put(work,
          work.outcome(judged ? judge(work, inForce, now) : work.cell().snapshot().assessment(), judged,
              inForce, now));
    } else {
      remember(work.cell().judgedBy(inForce)); // which judges it alike; the one before is let go
    }
  }

  private static Assessment judge(RoomWork work, ProfileCatalog inForce, Instant now) {
    if (inForce.standard(work.room().standard()).isEmpty()) {
      LOG.warn("Room {} asks for the standard {}, which is not there", work.room().id(), work.room().standard());
    }
    return RoomJudge.assess(work.room(), work.state(), inForce, work.cell().snapshot().assessment().findings(), now);
  }

  private void advance(Outcome outcome, ProfileCatalog inForce) {
    remember(new RoomCell(outcome.after(), false, outcome.reports(), outcome.firing(), inForce));
  }

  private void handOn(RoomWork work, @Nullable Outcome outcome, Instant now) {
    if (outcome != null) {
      handOn.changed(outcome);
    }
    work.receipts().forEach(receipt -> receipt.committed());
    RoomSnapshot snapshot = outcome == null ? work.cell().snapshot() : outcome.after();
    if (work.wantsReport()) {
      handOn.askForReport(snapshot.room(), now);
    }
    handOn.lookAgain(snapshot.room().id(), nextLook(snapshot, now));
  }

  private Instant nextLook(RoomSnapshot snapshot, Instant now) {
    Instant soonest = now.plusMillis(500); // a judgement that asks for itself again at once must not spin
    Instant change = snapshot.assessment().nextChange();
    Instant silent = silentAt(snapshot.state());
    Instant next = change.isBefore(silent) ? change : silent;
    return next.isBefore(soonest) ? soonest : next;
  }

  private Instant silentAt(RoomState state) {
    Instant seen = state.lastSeen();
    if (state.presence() != Presence.HEARD || seen == null) {
      return Instant.MAX;
    }
    boolean hadItsChance = seen.plus(SILENT_AFTER).isBefore(startedAt);
    return hadItsChance || seen.isAfter(startedAt) ? seen.plus(SILENT_AFTER) : startedAt.plus(SILENT_AFTER);
  }

  private void keepForLater(RoomWork work, NotStored why, Instant now) {
    work.heard().forEach(
        heard -> rejections.note(RejectReason.NOT_STORED, heard.agent().value(), String.valueOf(why.getMessage())));
    work.receipts().forEach(receipt -> receipt.later(RejectReason.NOT_STORED));
    RoomId room = work.cell().snapshot().room().id();
    if (!work.own().isEmpty()) {
      unstored.computeIfAbsent(room, _ -> new ArrayList<>()).addAll(work.own());
    }
    cells.putIfAbsent(room, work.cell());
    handOn.lookAgain(room, now.plusSeconds(1));
  }

  private void refuse(RoomNews news, RejectReason reason, String detail) {
    if (news instanceof RoomNews.Published published) {
      rejections.note(reason, published.agent().value(), detail);
      published.receipt().rejected(reason, detail);
    }
  }
}
