// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartecken.agent.cli.TextTable;
import org.klartecken.contract.Device;
import org.klartecken.contract.ProofLevel;
import org.klartecken.profile.LocalText;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;

/**
 * The answer for people: the verdict in one line, which monitoring systems show as it is, then what the room is usable
 * for, then every item with its proof, its age and what to do.
 */
public final class CheckText {
  private final Checked checked;
  private final String language;

  /** @param language {@code sv} or {@code en} */
  public CheckText(Checked checked, String language) {
    this.checked = checked;
    this.language = language;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("KLARTECKEN " + checked.status() + ": " + verdict() + " | " + figures());
    lines.add("");
    lines.add(in(checked.standard().name()));
    lines.addAll(purposes().lines(2));
    lines.add("");
    lines.addAll(items().lines(2));
    List<String> others = otherFindings();
    if (!others.isEmpty()) {
      lines.add("");
      others.forEach(text -> lines.add("  " + text));
    }
    lines.add("");
    lines.add("  " + past());
    return lines;
  }

  private String past() {
    return checked.comparedWith().map(at -> {
      LocalText age = Words.of(Duration.between(at, checked.at()));
      return in(new LocalText("Jämfört med vad agenten på datorn såg för {age} sedan.",
          "Compared with what the agent on this PC saw {age} ago.").with("age", age));
    }).orElseGet(() -> in(new LocalText(
        "Ingen agent har körts på datorn, så det syns inte om något har flyttats, bytts ut eller försvunnit.",
        "No agent has run on this PC, so what was moved, swapped or lost cannot be told.")));
  }

  private String verdict() {
    List<String> broken = usableFor(Readiness.NOT_READY);
    String sentence = switch (checked.judged().readiness()) {
      case READY -> in(new LocalText("Rummet är klart.", "The room is ready."));
      case DEGRADED ->
        in(new LocalText("Rummet går att använda, men inte fullt ut.", "The room can be used, with limits."));
      case NOT_READY ->
        in(new LocalText("Rummet är inte klart för ", "The room is not ready for ")) + quoted(broken) + ".";
      case UNKNOWN -> in(new LocalText("Vi vet inte om rummet är klart.", "We do not know whether the room is ready."));
    };
    return worst().map(f -> sentence + " " + in(f.text())).orElse(sentence);
  }

  private Optional<Finding> worst() {
    return checked.judged().findings().stream().filter(f -> !in(f.text()).isBlank())
        .filter(f -> !f.purposes().isEmpty() && !f.reason().isNews()).findFirst();
  }

  private List<String> usableFor(Readiness readiness) {
    return inOrder().stream().filter(v -> v.readiness() == readiness).map(v -> in(Words.of(v.purpose()))).toList();
  }

  private static String quoted(List<String> words) {
    return words.stream().map(w -> w.toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
  }

  /** Performance data, §2.6 of the guidelines: how many items stand how. */
  private String figures() {
    Map<ItemState, Long> counts = checked.judged().items().stream()
        .collect(Collectors.groupingBy(Item::state, Collectors.counting()));
    return "proved=" + counts.getOrDefault(ItemState.PROVED, 0L) + " degraded="
        + counts.getOrDefault(ItemState.DEGRADED, 0L) + " failed=" + counts.getOrDefault(ItemState.FAILED, 0L)
        + " unknown=" + (counts.getOrDefault(ItemState.UNKNOWN, 0L) + counts.getOrDefault(ItemState.STALE, 0L));
  }

  private TextTable purposes() {
    Map<String, String> names = checked.judged().items().stream()
        .collect(Collectors.toMap(Item::id, i -> in(i.name()), (a, _) -> a));
    TextTable table = new TextTable();
    for (PurposeVerdict verdict : inOrder()) {
      String because = verdict.because().stream().map(id -> names.getOrDefault(id, id))
          .collect(Collectors.joining(", "));
      table.row(in(Words.of(verdict.purpose())), in(Words.of(verdict.readiness())), because);
    }
    return table;
  }

  private List<PurposeVerdict> inOrder() {
    return checked.judged().purposes().values().stream().sorted(Comparator.comparing(PurposeVerdict::purpose)).toList();
  }

  private TextTable items() {
    TextTable table = new TextTable();
    for (Item item : checked.judged().items()) {
      table.row(in(item.name()), in(Words.of(item.state())), proof(item), age(item), devices(item));
      item.findings().stream().map(f -> in(f.text())).filter(t -> !t.isBlank()).distinct()
          .forEach(t -> table.under(1, t));
    }
    return table;
  }

  private String proof(Item item) {
    ProofLevel proof = item.proof();
    return proof == null ? "–" : in(Words.of(proof));
  }

  private String age(Item item) {
    var provedAt = item.provedAt();
    return provedAt == null ? "–" : in(Words.of(Duration.between(provedAt, checked.at())));
  }

  private String devices(Item item) {
    return item.devices().stream().map(checked.state().devices()::get).filter(Objects::nonNull).map(Device::name)
        .distinct().collect(Collectors.joining(", "));
  }

  /** What is wrong beside the items of the standard. */
  private List<String> otherFindings() {
    var told = checked.judged().items().stream().flatMap(i -> i.findings().stream()).map(Finding::key)
        .collect(Collectors.toSet());
    return checked.judged().findings().stream().filter(f -> !told.contains(f.key())).map(f -> in(f.text()))
        .filter(t -> !t.isBlank()).distinct().toList();
  }

  private String in(LocalText text) {
    return text.in(language);
  }
}
