// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.devices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartecken.agent.cli.TextTable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.probe.usb.UsbDescriptorsProbe;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.DeviceProfiles;

/** The tree of devices as a table for people, and under it what could not be read. */
public final class DevicesText {
  private final Survey.Look seen;
  private final DeviceProfiles profiles;
  private final Map<DeviceId, Map<ReadingName, Value>> readings;

  public DevicesText(Survey.Look seen, DeviceProfiles profiles) {
    this.seen = seen;
    this.profiles = profiles;
    this.readings = seen.observation().readings().stream().collect(Collectors.groupingBy(Reading::device,
        Collectors.toMap(Reading::name, Reading::value, (a, _) -> a)));
  }

  public List<String> lines() {
    Map<DeviceId, List<AttachedDevice>> children = new HashMap<>();
    for (AttachedDevice device : seen.devices()) {
      DeviceId parent = device.device().parent();
      if (parent != null) {
        children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(device);
      }
    }
    TextTable table = new TextTable().row("DEVICE", "KIND", "PLACE", "MODEL", "CAN", "SPEED", "DRIVERS", "NODES");
    seen.devices().stream().filter(d -> d.device().parent() == null).forEach(d -> add(table, d, 0, children));
    List<String> lines = new ArrayList<>(table.lines(0));
    List<String> unread = unread();
    if (!unread.isEmpty()) {
      lines.add("");
      lines.add("Could not be read:");
      lines.addAll(unread);
    }
    return lines;
  }

  private void add(TextTable table, AttachedDevice attached, int depth, Map<DeviceId, List<AttachedDevice>> children) {
    Device device = attached.device();
    String name = depth == 0 ? device.name() : "  ".repeat(depth - 1) + "└ " + device.name();
    table.row(name, word(device.kind().name()), device.id() + ids(device), model(device), abilities(device),
        speed(device.id()),
        text(device.id(), ReadingNames.USB_DRIVERS).orElse("–"), nodes(attached));
    children.getOrDefault(device.id(), List.of()).forEach(child -> add(table, child, depth + 1, children));
  }

  /** For each device which profile matched, why, and what it would expect. */
  public List<String> explained() {
    List<String> lines = new ArrayList<>();
    for (AttachedDevice attached : seen.devices()) {
      Device device = attached.device();
      lines.add("");
      lines.add(device.id() + ids(device) + "  " + device.name());
      TextTable table = new TextTable();
      Explanation.of(device, profiles.recognise(device)).forEach(table::row);
      List<String> facts = table.lines(2);
      lines.addAll(facts.isEmpty() ? List.of("  no profile and no class describes it") : facts);
    }
    return lines;
  }

  private String model(Device device) {
    boolean pluggedIn = device.usb() != null || device.display() != null;
    return pluggedIn ? Explanation.brief(profiles.recognise(device)) : "–";
  }

  private static String ids(Device device) {
    var usb = device.usb();
    return usb == null ? "" : " " + usb.id();
  }

  private static String abilities(Device device) {
    String all = device.capabilities().stream().map(Capability::name).map(DevicesText::word)
        .collect(Collectors.joining(", "));
    return all.isEmpty() ? "–" : all;
  }

  private String speed(DeviceId device) {
    Optional<Double> now = number(device, ReadingNames.USB_SPEED).or(() -> number(device, ReadingNames.NETWORK_SPEED));
    Optional<Double> best = number(device, ReadingNames.USB_BEST_SPEED);
    if (now.isEmpty()) {
      return "–";
    }
    boolean slow = best.isPresent() && best.get() > now.get();
    return rate(now.get()) + (slow ? " of " + rate(best.get()) : "");
  }

  static String rate(double bits) {
    return bits >= 1e9 ? plain(bits / 1e9) + " Gbit/s" : plain(bits / 1e6) + " Mbit/s";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : Double.toString(number);
  }

  private static String nodes(AttachedDevice device) {
    String all = device.nodes().stream().map(n -> Objects.toString(n.getFileName(), ""))
        .collect(Collectors.joining(" "));
    return all.isEmpty() ? "–" : all;
  }

  private List<String> unread() {
    TextTable table = new TextTable();
    seen.observation().failures().forEach(f -> table.row(f.device().value(), f.probe().value(), f.detail()));
    seen.devices().forEach(d -> text(d.device().id(), UsbDescriptorsProbe.FIRST_PROBLEM)
        .ifPresent(problem -> table.row(d.device().id().value(), "usb.descriptors", problem)));
    return table.lines(2);
  }

  private Optional<Double> number(DeviceId device, ReadingName name) {
    return value(device, name).flatMap(v -> v instanceof Value.Quantity(double n) ? Optional.of(n) : Optional.empty());
  }

  private Optional<String> text(DeviceId device, ReadingName name) {
    return value(device, name).flatMap(v -> v instanceof Value.Text(String t) ? Optional.of(t) : Optional.empty());
  }

  private Optional<Value> value(DeviceId device, ReadingName name) {
    return Optional.ofNullable(readings.getOrDefault(device, Map.of()).get(name));
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
