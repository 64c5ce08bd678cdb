// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/**
 * A device whose interfaces the promised drivers have not taken: it is plugged in, and no program can use it.
 *
 * <p>Without any of the driver that a line needs, the device fails it; with too few, it is limited. What a system does
 * not tell of its drivers is no fault.
 */
record DriverRule() implements DeviceRule {
  private static final Pattern BOUND = Pattern.compile("([A-Za-z0-9_-]+) ([0-9]{1,3})");

  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    Map<String, Integer> promised = seen.promise().drivers();
    if (promised.isEmpty()) {
      return;
    }
    seen.reading(ReadingNames.USB_DRIVERS).filter(r -> line.isFresh(r.observedAt())).ifPresent(reading -> {
      Map<String, Integer> bound = bound(reading.value());
      promised.forEach((names, wanted) -> {
        int there = count(names, bound);
        if (serves(names, line.needs()) && there < wanted) {
          found.accept(line.finding(seen, FindingReason.DRIVER_MISSING, ReadingNames.USB_DRIVERS,
              there == 0 ? Severity.CRITICAL : Severity.WARNING, line.item().hold(),
              seen.instruction(Situation.NO_DRIVER)
                  .orElse(Sentences.fallback(FindingReason.DRIVER_MISSING, line.needs()))));
        }
      });
    });
  }

  /** {@code uvcvideo 2, snd-usb-audio 3}. */
  private static Map<String, Integer> bound(Value value) {
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
