// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.readiness.ValueText;
import org.klartecken.room.ReadingKey;
import org.klartecken.room.RoomState;

/** How readings are told: a value with its unit, and a device in a few words. Pure. */
public record Readings(Words w, Times times) {
  /** What a reading is called; an unknown one by its own name. */
  public String name(ReadingName name) {
    return w.has("reading." + name) ? w.get("reading." + name) : name.value();
  }

  /** The value with its unit. */
  public String value(Reading reading) {
    return switch (reading.value()) {
      case Value.Flag(boolean set) -> w.get(set ? "yes" : "no");
      case Value.Text _ -> w.of(ValueText.of(reading));
      case Value.Quantity(double number) -> quantity(reading.name(), number, reading.unit());
    };
  }

  /** The same of a reading whose number people know in words of its own: {@code 30 bilder/s}, {@code 1 492 byte}. */
  public String quantity(ReadingName name, double number, Unit unit) {
    if (name.equals(ReadingNames.CAMERA_RATE) || name.equals(ReadingNames.CAMERA_MAX_RATE)) {
      return w.get("readings.rate", w.number(number, 1));
    }
    if (name.equals(ReadingNames.NETWORK_PATH_MTU)) {
      return w.get("readings.octets", w.number(number, 0));
    }
    if (name.equals(ReadingNames.NETWORK_RATING)) {
      return w.number(number, 0);
    }
    return name.equals(ReadingNames.NETWORK_MOS) || name.equals(ReadingNames.NETWORK_MOS_AT_MOST)
        ? w.number(number, 1)
        : quantity(number, unit);
  }

  /** A number in a unit, scaled to be read: {@code 5 Gbit/s}, {@code 12 ms}, {@code 41 °C}. */
  public String quantity(double number, Unit unit) {
    return switch (unit) {
      case NONE, COUNT, OTHER -> w.number(number, 2);
      case SECOND -> seconds(number);
      case PERCENT -> with(number, 0, "%");
      case DECIBEL -> with(number, 1, "dB");
      case DECIBEL_MILLIWATT -> with(number, 0, "dBm");
      case BIT_PER_SECOND -> scaled(number, "bit/s");
      case BYTE -> scaled(number, "B");
      case HERTZ -> with(number, 1, "Hz");
      case PIXEL -> with(number, 0, "px");
      case CELSIUS -> with(number, 0, "°C");
    };
  }

  /** What a device does for a line of the contract, from its latest readings; empty when they say nothing. */
  public String shortly(DeviceId device, Capability capability, RoomState state) {
    List<String> parts = new ArrayList<>();
    switch (capability) {
      case CAMERA -> {
        size(state, device, ReadingNames.CAMERA_MAX_WIDTH, ReadingNames.CAMERA_MAX_HEIGHT).ifPresent(parts::add);
        number(state, device, ReadingNames.CAMERA_MAX_RATE)
            .ifPresent(n -> parts.add(w.get("readings.rate", w.number(n, 0))));
      }
      case DISPLAY -> {
        size(state, device, ReadingNames.DISPLAY_MODE_WIDTH, ReadingNames.DISPLAY_MODE_HEIGHT)
            .or(() -> size(state, device, ReadingNames.DISPLAY_NATIVE_WIDTH, ReadingNames.DISPLAY_NATIVE_HEIGHT))
            .ifPresent(parts::add);
        told(state, device, ReadingNames.DISPLAY_STATUS).ifPresent(parts::add);
      }
      case NETWORK -> {
        told(state, device, ReadingNames.NETWORK_SPEED).ifPresent(parts::add);
        told(state, device, ReadingNames.NETWORK_DNS_TIME).ifPresent(t -> parts.add(w.get("readings.dns", t)));
      }
      case COMPUTER -> {
        told(state, device, ReadingNames.HOST_TEMPERATURE).ifPresent(parts::add);
        told(state, device, ReadingNames.HOST_DISK_FREE).ifPresent(t -> parts.add(w.get("readings.disk", t)));
      }
      case MICROPHONE ->
        told(state, device, ReadingNames.AUDIO_CAPTURE_VOLUME).ifPresent(t -> parts.add(w.get("readings.volume", t)));
      case SPEAKER ->
        told(state, device, ReadingNames.AUDIO_PLAYBACK_VOLUME).ifPresent(t -> parts.add(w.get("readings.volume", t)));
      case CAPTURE, TELEPHONY, SERIAL, HUB, INPUT, BILLBOARD, UPDATE_MODE, STORAGE, OTHER ->
        told(state, device, ReadingNames.USB_SPEED).ifPresent(parts::add);
    }
    return String.join(", ", parts);
  }

  private Optional<String> size(RoomState state, DeviceId device, ReadingName width, ReadingName height) {
    Optional<Double> across = number(state, device, width);
    Optional<Double> down = number(state, device, height);
    return across.isEmpty() || down.isEmpty() || across.get() <= 0
        ? Optional.empty()
        : Optional.of(plain(across.get()) + Words.HARD_SPACE + '×' + Words.HARD_SPACE + plain(down.get()));
  }

  private static String plain(double pixels) {
    return Long.toString(Math.round(pixels));
  }

  private Optional<String> told(RoomState state, DeviceId device, ReadingName name) {
    return Optional.ofNullable(state.readings().get(new ReadingKey(device, name))).map(this::value);
  }

  private static Optional<Double> number(RoomState state, DeviceId device, ReadingName name) {
    Reading reading = state.readings().get(new ReadingKey(device, name));
    return reading != null && reading.value() instanceof Value.Quantity(double number)
        ? Optional.of(number)
        : Optional.empty();
  }

  private String seconds(double number) {
    if (Math.abs(number) < 1) {
      return with(number * 1000, Math.abs(number) < 0.01 ? 1 : 0, "ms");
    }
    return Math.abs(number) < 60 ? with(number, 1, "s") : times.length(Duration.ofSeconds((long) number));
  }

  private String scaled(double number, String unit) {
    if (number >= 1e9) {
      return with(number / 1e9, 1, "G" + unit);
    }
    if (number >= 1e6) {
      return with(number / 1e6, 1, "M" + unit);
    }
    return number >= 1e3 ? with(number / 1e3, 1, "k" + unit) : with(number, 0, unit);
  }

  private String with(double number, int decimals, String unit) {
    return w.number(number, decimals) + Words.HARD_SPACE + unit;
  }
}
