// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Remedy;

/**
 * A reading that says that something is wrong which the agent could mend. Pure.
 *
 * @param cures what may help, the gentlest first
 * @param value as it was measured, for people who administer
 */
record Symptom(DeviceId device, ReadingName reading, String value, List<Remedy> cures) {
  /** Below this a microphone or loudspeaker is as good as off. */
  private static final double LEAST_VOLUME = 15;
  /** A living sensor gives no two pictures that are the same. */
  private static final double LEAST_DISTINCT = 10;
  private static final List<Remedy> AWAKEN = List.of(Remedy.USB_RESET, Remedy.PORT_POWER, Remedy.REBIND_DRIVER);
  private static final List<Remedy> AWAKEN_CAMERA = Stream.concat(AWAKEN.stream(), Stream.of(Remedy.RESTART_SERVICE))
      .toList();
  private static final List<Remedy> DRIVE = List.of(Remedy.REBIND_DRIVER, Remedy.USB_RESET);

  Symptom {
    cures = List.copyOf(cures);
  }

  static List<Symptom> of(List<Reading> readings) {
    List<Symptom> found = new ArrayList<>();
    for (Reading reading : readings) {
      List<Remedy> cures = cures(reading);
      if (!cures.isEmpty()) {
        found.add(new Symptom(reading.device(), reading.name(), plain(reading.value()), cures));
      }
    }
    return found;
  }

  /** The same of another measurement; empty when that says that all is well, or nothing. */
  Optional<Symptom> in(List<Reading> later) {
    return of(later).stream().filter(s -> s.device.equals(device) && s.reading.equals(reading)).findFirst();
  }

  /** What another measurement says of it, {@code -} when it says nothing. */
  String valueIn(List<Reading> later) {
    return later.stream().filter(r -> r.device().equals(device) && r.name().equals(reading))
        .map(r -> plain(r.value())).findFirst().orElse("-");
  }

  private static List<Remedy> cures(Reading reading) {
    ReadingName name = reading.name();
    if (isOneOf(name, ReadingNames.AUDIO_CAPTURE_MUTED, ReadingNames.AUDIO_PLAYBACK_MUTED)) {
      return when(isFlag(reading, true), List.of(Remedy.UNMUTE));
    }
    if (isOneOf(name, ReadingNames.AUDIO_CAPTURE_VOLUME, ReadingNames.AUDIO_PLAYBACK_VOLUME)) {
      return when(isBelow(reading, LEAST_VOLUME), List.of(Remedy.SET_VOLUME));
    }
    if (isOneOf(name, ReadingNames.AUDIO_CAPTURE_DEFAULT, ReadingNames.AUDIO_PLAYBACK_DEFAULT)) {
      return when(isFlag(reading, false), List.of(Remedy.SET_DEFAULT));
    }
    if (name.equals(ReadingNames.AUDIO_SERVICE_ANSWERS)) {
      return when(isFlag(reading, false), List.of(Remedy.RESTART_SERVICE));
    }
    if (name.equals(ReadingNames.USB_DRIVERS_MISSING)) {
      return when(isAbove(reading, 0), DRIVE);
    }
    if (isOneOf(name, ReadingNames.SERIAL_OPENS, ReadingNames.SERIAL_ANSWERS)) {
      return when(isFlag(reading, false), AWAKEN);
    }
    if (name.equals(ReadingNames.CAMERA_GAVE_PICTURES)) {
      return when(isFlag(reading, false), AWAKEN_CAMERA);
    }
    return when(name.equals(ReadingNames.CAMERA_DISTINCT) && isBelow(reading, LEAST_DISTINCT), AWAKEN_CAMERA);
  }

  private static List<Remedy> when(boolean ill, List<Remedy> cures) {
    return ill ? cures : List.of();
  }

  private static boolean isOneOf(ReadingName name, ReadingName one, ReadingName other) {
    return name.equals(one) || name.equals(other);
  }

  private static boolean isFlag(Reading reading, boolean ill) {
    return reading.value() instanceof Value.Flag(boolean set) && set == ill;
  }

  private static boolean isBelow(Reading reading, double limit) {
    return reading.value() instanceof Value.Quantity(double number) && number < limit;
  }

  private static boolean isAbove(Reading reading, double limit) {
    return reading.value() instanceof Value.Quantity(double number) && number > limit;
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.Quantity(double number) -> String.format(Locale.ROOT, "%.0f", number);
      case Value.Flag(boolean set) -> String.valueOf(set);
      case Value.Text(String text) -> text;
    };
  }
}
