// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.devices;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartecken.contract.Device;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;
import org.klartecken.profile.Condition;
import org.klartecken.profile.DeviceClass;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.MatchedBy;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.Promise;
import org.klartecken.profile.ProofDemand;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.Recognised;

/** Which profile a device matched, why, and what it would expect of it: label and text, in the order of reading. */
public final class Explanation {
  private final Map<String, String> facts = new LinkedHashMap<>();

  private Explanation(Device device, Recognised known) {
    facts.put("model", model(known));
    if (known instanceof Recognised.Model model && !model.profile().sources().isEmpty()) {
      facts.put("source", model.profile().sources().entrySet().stream().map(s -> s.getKey() + ": " + s.getValue())
          .collect(Collectors.joining("; ")));
    }
    DevicePart part = known.part();
    add("like", String.join(", ", part.like()));
    facts.put("kind", word(part.kind()));
    notReady(device, part).ifPresent(why -> facts.put("not ready", word(why.because())));
    UsbIdentity usb = device.usb();
    if (known instanceof Recognised.Model) {
      add("must be", words(usb == null ? part.capabilities() : part.capabilities(usb.id())));
    }
    promise(part.promise());
    add("ready", part.demands().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(d -> word(d.getKey()) + " " + text(d.getValue())).collect(Collectors.joining("; ")));
    add("expects", part.expectations().stream().map(Explanation::text).collect(Collectors.joining("; ")));
    quirks(part.quirks());
    add("mended by", words(part.remedies()));
  }

  /** What there is to say; empty when not even the class of the device is described. */
  public static Map<String, String> of(Device device, Optional<Recognised> known) {
    return known.map(k -> new Explanation(device, k).facts).orElse(new LinkedHashMap<>());
  }

  /** The model in a few characters, for a table. */
  static String brief(Optional<Recognised> known) {
    return known.map(k -> switch (k) {
      case Recognised.Model model -> model.profile().id()
          + (model.part().id().equals(DevicePart.WHOLE) ? "" : " " + model.part().id());
      case Recognised.OfClass(DeviceClass type) -> "unknown, as " + type.name().en();
    }).orElse("–");
  }

  private static String model(Recognised known) {
    return switch (known) {
      case Recognised.OfClass(DeviceClass type) -> "unknown model, judged by its class: " + type.name().en();
      case Recognised.Model model -> model.profile().name() + " (" + model.profile().id()
          + (model.part().id().equals(DevicePart.WHOLE) ? "" : ", part " + model.part().id()) + "), by "
          + mark(model.by()) + " " + model.evidence();
    };
  }

  private static String mark(MatchedBy by) {
    return switch (by) {
      case USB_ID -> "its USB id";
      case PRODUCT -> "its maker and product string";
      case DISPLAY -> "the name in its EDID";
      case VENDOR -> "its maker and what its descriptors show";
    };
  }

  private static Optional<NotReady> notReady(Device device, DevicePart part) {
    UsbIdentity usb = device.usb();
    return usb == null ? Optional.empty() : Optional.ofNullable(part.match().notReady().get(usb.id()));
  }

  private void promise(Promise promise) {
    add("drivers", promise.drivers().entrySet().stream().map(d -> d.getKey() + " on " + d.getValue() + " or more")
        .collect(Collectors.joining(", ")));
    Double speed = promise.speed();
    if (speed != null) {
      facts.put("speed", DevicesText.rate(speed));
    }
    if (promise.picture() != null) {
      facts.put("picture", promise.picture().toString());
    }
  }

  private void quirks(Quirks quirks) {
    add("left alone", quirks.initDelay().isZero() ? "" : text(quirks.initDelay()) + " after it was plugged in");
    add("asked", quirks.leastInterval().isZero() ? "" : "every " + text(quirks.leastInterval()) + " at most");
    add("loudest", quirks.loudest() == null ? "" : quirks.loudest() + " dB of full scale in a self-test");
    add("serial", quirks.worthlessSerial() ? "says nothing: several units have the same" : "");
  }

  private static String text(ProofDemand demand) {
    String age = demand.greatestAge() == null ? "" : " not older than " + text(demand.greatestAge());
    return (demand.proof() == null ? "as the standard asks" : word(demand.proof())) + age;
  }

  private static String text(Expectation expected) {
    return expected.reading() + " " + text(expected.condition()) + " (" + word(expected.severity()) + " after "
        + text(expected.hold()) + ")";
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.AtLeast(double limit) -> "at least " + plain(limit);
      case Condition.AtMost(double limit) -> "at most " + plain(limit);
      case Condition.Between(double low, double high) -> "from " + plain(low) + " to " + plain(high);
      case Condition.Is(Value wanted) -> "is " + text(wanted);
      case Condition.OneOf(var wanted) -> wanted.stream().map(Explanation::text).sorted()
          .collect(Collectors.joining(", ", "one of ", ""));
    };
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Flag(boolean set) -> Boolean.toString(set);
      case Value.Text(String text) -> text;
      case Value.Quantity(double number) -> plain(number);
    };
  }

  private static String text(Duration time) {
    return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : Double.toString(number);
  }

  private static String words(Collection<? extends Enum<?>> all) {
    return all.stream().map(Explanation::word).sorted().collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void add(String label, String text) {
    if (!text.isEmpty()) {
      facts.put(label, text);
    }
  }
}
