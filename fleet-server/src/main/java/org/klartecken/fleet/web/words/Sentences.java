// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;

/**
 * Composes what is said of a room: what is wrong in a few words, what to do, and the verdict in one sentence.
 *
 * <p>Names of devices keep their capitals inside a sentence; names of items do not.
 */
public record Sentences(Words w) {
  /** What is wrong, beginning with a capital and without a full stop: {@code Jabra Speak 510 är borta}. */
  public String what(Finding finding, List<Item> items) {
    return w.upper(inside(finding, items));
  }

  /** The same for the inside of a sentence. */
  public String inside(Finding finding, List<Item> items) {
    return told(finding).map(told -> keepsCapital(told, finding) ? told : w.lower(told))
        .orElseGet(() -> composed(finding, items));
  }

  /** What to do about it, as the rules and the device's profile say; empty when what is wrong says it all. */
  public String todo(Finding finding) {
    String text = w.of(finding.text());
    return told(finding).map(told -> text.substring(Math.min(text.length(), told.length() + 1)).strip()).orElse(text);
  }

  /**
   * What is wrong in the rules' own words: their first sentence. That any device is missing is never said there, only
   * what to do; that one of the room's own is, it is; and a profile's instruction, being one sentence, says only that, too.
   */
  private Optional<String> told(Finding finding) {
    String text = w.of(finding.text()).strip();
    int stop = text.indexOf(". ");
    String first = stop < 0 ? text.replaceAll("\\.$", "") : text.substring(0, stop);
    return switch (finding.reason()) {
      case DEVICE_LOST -> Optional.empty();
      case DEVICE_MISSING -> finding.device() == null ? Optional.empty() : Optional.of(first);
      case LIMIT_BROKEN -> Optional.of(first).filter(t -> !t.isEmpty());
      case AGENT_SILENT, SUBSTITUTE, OTHER_DEVICE, CONNECTOR_MISSING, UPDATE_MODE, NOTHING_BEHIND, DRIVER_MISSING,
          CAPABILITY_MISSING, PROBE_FAILED, PROOF_STALE, PROOF_MISSING, DEVICE_MOVED, DEVICE_SWAPPED,
          DEVICE_REPLACED ->
        stop < 0 ? Optional.empty() : Optional.of(first);
    };
  }

  /** Names and abbreviations keep their capitals inside a sentence. */
  private static boolean keepsCapital(String text, Finding finding) {
    boolean name = !finding.deviceName().isEmpty() && text.startsWith(finding.deviceName());
    return name || (text.length() > 1 && Character.isUpperCase(text.charAt(1)));
  }

  private String composed(Finding finding, List<Item> items) {
    String item = items.stream().filter(i -> i.id().equals(finding.item())).findFirst()
        .map(i -> w.lower(w.of(i.name()))).orElse(finding.item());
    String device = finding.deviceName().isEmpty() ? item : finding.deviceName();
    return w.get("what." + finding.reason().name(), item, device);
  }

  /** The room in one sentence. */
  public String verdict(String room, Assessment judged) {
    Optional<Finding> worst = worst(judged);
    String why = worst.map(f -> inside(f, judged.items())).orElse("");
    return switch (judged.readiness()) {
      case READY -> widest(judged).map(p -> w.get("verdict.READY", room, meant(p)))
          .orElseGet(() -> w.get("verdict.READY.plain", room));
      case DEGRADED -> w.get(why.isEmpty() ? "verdict.DEGRADED.plain" : "verdict.DEGRADED", room, why);
      case UNKNOWN -> w.get(why.isEmpty() ? "verdict.UNKNOWN.plain" : "verdict.UNKNOWN", room, why);
      case NOT_READY -> notReady(room, judged, why);
    };
  }

  /** The finding that the verdict rests on: of those that keep the room from READY, the first of the worst. */
  public static Optional<Finding> worst(Assessment judged) {
    return judged.findings().stream().filter(f -> !f.reason().isNews())
        .min(Comparator.comparing((Finding f) -> f.purposes().isEmpty())
            .thenComparing(Finding::severity, Comparator.reverseOrder()));
  }

  /** Why a purpose is not READY: its items' faults, shortly. */
  public String because(PurposeVerdict verdict, Assessment judged) {
    List<String> names = new ArrayList<>();
    for (String id : verdict.because()) {
      judged.items().stream().filter(i -> i.id().equals(id)).findFirst().map(i -> w.lower(w.of(i.name())))
          .filter(name -> !names.contains(name)).ifPresent(names::add);
    }
    return names.size() > 2
        ? w.get("because.more", names.get(0), w.number(names.size() - 1L))
        : w.list(names);
  }

  private String notReady(String room, Assessment judged, String why) {
    List<Purpose> failing = judged.purposes().values().stream().filter(v -> v.readiness() == Readiness.NOT_READY)
        .map(PurposeVerdict::purpose).sorted().toList();
    boolean all = failing.isEmpty() || failing.size() == judged.purposes().size();
    if (why.isEmpty()) {
      return w.get("verdict.NOT_READY.plain", room);
    }
    Purpose named = failing.contains(Purpose.HYBRID) || failing.isEmpty() ? Purpose.HYBRID : failing.getFirst();
    return all ? w.get("verdict.NOT_READY.all", room, why) : w.get("verdict.NOT_READY", room, meant(named), why);
  }

  private static Optional<Purpose> widest(Assessment judged) {
    return judged.purposes().keySet().stream().max(Comparator.naturalOrder());
  }

  private String meant(Purpose purpose) {
    return w.get("for." + purpose.name());
  }
}
