// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * A device whose interfaces their drivers have not taken: it is plugged in, and no program can use it.
 *
 * <p>What its profile or class promises is held against the drivers that are bound. Without any of the driver that a
 * line needs, or with too few and nothing read, the device fails the line; with too few it is limited. Where nothing
 * was promised or no driver was told, a device fails that should do what the line needs, lacks drivers and tells
 * nothing of it. What a system does not tell of its drivers is no fault.
 */
record DriverRule() implements DeviceRule {
  private static final Pattern BOUND = Pattern.compile("([A-Za-z0-9_-]+) ([0-9]{1,3})");

  /** How well the promised drivers are bound that a line needs. */
  private enum Bound {
    ALL, SOME, NONE, NOT_TOLD
  }

  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    boolean dead = switch (bound(seen, line)) {
      case ALL -> false;
      case NONE -> true;
      case SOME -> {
        if (tellsAnything(seen, line)) {
          found.accept(finding(seen, line, Severity.WARNING));
          yield false;
        }
        yield true;
      }
      case NOT_TOLD -> seen.can(line.needs()) && lacksDrivers(seen, line) && !tellsAnything(seen, line);
    };
    if (dead) {
      found.accept(finding(seen, line, Severity.CRITICAL));
    }
  }

  private static Finding finding(Seen seen, Line line, Severity severity) {
    return line.finding(seen, FindingReason.DRIVER_MISSING, ReadingNames.USB_DRIVERS, severity, line.item().hold(),
        seen.instruction(Situation.NO_DRIVER).orElse(Sentences.NO_DRIVER));
  }

  private static Bound bound(Seen seen, Line line) {
    Map<String, Integer> there = seen.reading(ReadingNames.USB_DRIVERS).filter(r -> line.isFresh(r.observedAt()))
        .map(reading -> told(reading.value())).orElse(null);
    Bound worst = Bound.NOT_TOLD;
    if (there != null) {
      for (Map.Entry<String, Integer> promised : seen.promise().drivers().entrySet()) {
        if (serves(promised.getKey(), line.needs())) {
          int count = count(promised.getKey(), there);
          Bound one = count == 0 ? Bound.NONE : count < promised.getValue() ? Bound.SOME : Bound.ALL;
          worst = worst == Bound.NOT_TOLD || one.compareTo(worst) > 0 ? one : worst;
        }
      }
    }
    return worst;
  }

  private static boolean lacksDrivers(Seen seen, Line line) {
    return seen.reading(ReadingNames.USB_DRIVERS_MISSING).filter(r -> line.isFresh(r.observedAt()))
        .filter(r -> r.value() instanceof Value.Quantity(double missing) && missing > 0).isPresent();
  }

  private static boolean tellsAnything(Seen seen, Line line) {
    return seen.readings().stream().anyMatch(r -> isSpecific(r.name(), line))
        || seen.failures().stream().anyMatch(f -> isSpecific(f.probe(), line));
  }

  private static boolean isSpecific(ReadingName name, Line line) {
    return !Relevance.isGeneral(name) && Relevance.concerns(name, line.needs());
  }

  /** {@code uvcvideo 2, snd-usb-audio 3}. */
  private static Map<String, Integer> told(Value value) {
    Map<String, Integer> bound = new HashMap<>();
    if (value instanceof Value.Text(String text)) {
      BOUND.matcher(text).results().forEach(m -> bound.merge(m.group(1), Integer.valueOf(m.group(2)), Integer::sum));
    }
    return bound;
  }

  /** Of alternatives any will do. */
  private static int count(String names, Map<String, Integer> bound) {
    int count = 0;
    for (String name : names.split("/", -1)) {
      count += bound.getOrDefault(name, 0);
    }
    return count;
  }

  /** Which capability a driver is for; one that is for nothing in particular serves what is neither picture nor sound. */
  private static boolean serves(String names, Capability needed) {
    boolean picture = needed == Capability.CAMERA || needed == Capability.CAPTURE;
    boolean sound = needed == Capability.MICROPHONE || needed == Capability.SPEAKER;
    return names.contains("uvcvideo") ? picture : names.contains("snd-usb-audio") ? sound : !picture && !sound;
  }
}
