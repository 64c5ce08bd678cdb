// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Unit;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.readiness.Finding;
import org.klartecken.room.Change;
import org.klartecken.room.ChangeKind;

/** A change in words, in one room or in many. */
public record ChangeTexts(Words w, Times times) {

  /** {@code Jabra Speak 510 flyttades från 1-4 till 2-1}. */
  public String of(Change change) {
    return switch (change.kind()) {
      case DEVICE_RETURNED -> w.get("change.DEVICE_RETURNED", name(change), away(change));
      case NETWORK_LINK -> w.get("change.NETWORK_LINK." + change.after(), name(change));
      case NETWORK_GATEWAY -> gateway(change);
      case DEVICE_NEW, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_REPLACED, DEVICE_MODE, DEVICE_LOST, FIRMWARE, PARTS,
          DRIVERS, USB_SPEED, DISPLAY_MODE, NETWORK_SPEED, NETWORK_ADDRESS, SYSTEM, AGENT, RESTARTED ->
        w.get("change." + change.kind().name(), name(change), word(change.kind(), change.before()),
            word(change.kind(), change.after()));
    };
  }

  /** Something that changed, and when. */
  public record Happened(String text, String when) {
  }

  /** Over what time changes before a finding are told; nothing where there is nothing to tell. */
  public String since(SinceProof since, Finding finding) {
    boolean none = since.changes(finding).isEmpty();
    return since.proof(finding).map(at -> w.get(none ? "changed.none" : "changed.since", times.full(at)))
        .orElseGet(() -> none ? "" : w.get("changed.before"));
  }

  /** What changed in the room since the last proof of what a finding is about, newest first. */
  public List<Happened> all(SinceProof since, Finding finding) {
    return since.changes(finding).stream().map(c -> new Happened(of(c), times.full(c.at()))).toList();
  }

  /** The same without what is of one room only. */
  public String everywhere(Change change) {
    return change.kind().isLocal() ? w.get("changes." + change.kind().name(), name(change)) : of(change);
  }

  private String name(Change change) {
    return change.deviceName().isBlank() ? change.device().value() : change.deviceName();
  }

  private String away(Change change) {
    try {
      return times.length(Duration.between(Instant.parse(change.before()), change.at()));
    } catch (DateTimeParseException e) { // nothing was stored of it
      return "–";
    }
  }

  private String gateway(Change change) {
    boolean flag = change.after().equals("true") || change.after().equals("false");
    return flag
        ? w.get("change.NETWORK_GATEWAY." + change.after(), name(change))
        : w.get("change.NETWORK_GATEWAY", name(change), change.before(), change.after());
  }

  private String word(ChangeKind kind, String text) {
    if (text.isEmpty()) {
      return "–";
    }
    return switch (kind) {
      case USB_SPEED, NETWORK_SPEED ->
        number(text).map(n -> new Readings(w, times).quantity(n, Unit.BIT_PER_SECOND)).orElse(text);
      case PARTS -> parts(text);
      case DEVICE_NEW, DEVICE_RETURNED, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_REPLACED, DEVICE_MODE, DEVICE_LOST,
          FIRMWARE, DRIVERS, DISPLAY_MODE, NETWORK_LINK, NETWORK_ADDRESS, NETWORK_GATEWAY, SYSTEM, AGENT, RESTARTED ->
        text;
    };
  }

  private String parts(String text) {
    return w.list(java.util.Arrays.stream(text.split(" ")).map(part -> w.get("part." + part)).toList());
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) { // told in another way by an older version
      return Optional.empty();
    }
  }
}
