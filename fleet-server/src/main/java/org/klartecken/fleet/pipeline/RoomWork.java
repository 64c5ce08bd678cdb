// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.contract.Message;
import org.klartecken.fleet.ingest.Receipt;
import org.klartecken.fleet.room.Knowledge;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomJudge;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Assessment;
import org.klartecken.room.Presence;
import org.klartecken.room.Reduction;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** One room within one batch: what it was, and what the batch makes of it step by step. */
final class RoomWork {
  private final RoomCell cell;
  private final List<Heard> heard = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  /** News that nobody sends again, kept in case the commit fails. */
  private final List<RoomNews> own = new ArrayList<>();
  private Room room;
  private RoomState state;
  private long reports;
  private boolean wantsReport;
  private boolean observedAnew;
  private boolean touched;

  RoomWork(RoomCell cell) {
    this.cell = cell;
    this.room = cell.snapshot().room();
    this.state = cell.snapshot().state();
    this.reports = cell.reports();
  }

  RoomCell cell() {
    return cell;
  }

  Room room() {
    return room;
  }

  RoomState state() {
    return state;
  }

  List<Heard> heard() {
    return heard;
  }

  List<Receipt> receipts() {
    return receipts;
  }

  List<RoomNews> own() {
    return own;
  }

  /** Whether the agent's last heartbeat named a report that never arrived. */
  boolean wantsReport() {
    return wantsReport;
  }

  @SuppressWarnings("ReferenceEquality") // whether they are the very readings: a heartbeat leaves them alone
  Reduction hear(Heard news, Receipt receipt) {
    RoomState before = state;
    Reduction reduction = RoomStateReducer.apply(state, news.message(), news.receivedAt());
    state = reduction.state();
    touched = true;
    heard.add(news);
    receipts.add(receipt);
    switch (news.message()) {
      case Message.Birth _,Message.Report _ -> {
        if (reduction instanceof Reduction.Applied) {
          reports++;
          observedAnew = true;
        }
      }
      case Message.Heartbeat heartbeat -> {
        wantsReport = !heartbeat.digest().equals(state.digest());
        observedAnew = observedAnew || state.readings() != before.readings();
      }
      case Message.SelfTest test -> observedAnew = observedAnew || test.state().isOver();
      case Message.Usage _,Message.Reply _ -> {
      }
    }
    return reduction;
  }

  void silence(RoomNews news, Instant at) {
    own.add(news);
    if (state.presence() == Presence.HEARD) {
      state = RoomStateReducer.silent(state, at);
      touched = true;
    }
  }

  void amend(RoomNews.Amended news) {
    own.add(news);
    if (room.agent() != null && !room.agent().equals(news.as().agent())) {
      state = RoomState.unheard(news.at());
    }
    room = news.as();
    touched = true;
    observedAnew = true;
  }

  /** Whether anything that a rule looks at is other than before. */
  boolean mustBeJudged(ProfileCatalog catalog, Instant now) {
    RoomSnapshot before = cell.snapshot();
    return observedAnew || cell.firing() == null || isJudgedOtherwise(catalog)
        || !now.isBefore(before.assessment().nextChange())
        || before.state().presence() != state.presence();
  }

  @SuppressWarnings("ReferenceEquality") // nearly always it is the very catalogue, and nothing need be compared
  private boolean isJudgedOtherwise(ProfileCatalog catalog) {
    ProfileCatalog last = cell.judgedBy();
    return last != catalog && (last == null || !RoomJudge.isAlike(room, state, last, catalog));
  }

  /** Whether there is anything to store. */
  boolean isTouched(boolean judged) {
    return judged || touched;
  }

  Outcome outcome(Assessment assessment, boolean judged, ProfileCatalog inForce, Instant now) {
    RoomSnapshot before = cell.snapshot();
    boolean same = before.assessment().readiness() == assessment.readiness();
    RoomSnapshot after = new RoomSnapshot(room, state, assessment, same ? before.since() : now);
    return new Outcome(cell.fresh() ? null : before, after, List.copyOf(heard), reports, judged, cell.firing(), now,
        judged ? Knowledge.of(room, inForce) : "");
  }
}
