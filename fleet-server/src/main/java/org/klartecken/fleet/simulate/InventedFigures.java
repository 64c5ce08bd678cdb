// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.fleet.simulate.SimulatedDevice.Seen;

/**
 * What the self-test of a simulated room measures: figures of its own, a little different each time, and worse where
 * its devices are. In every fourth room something decays: the loudspeaker, or the way through the network. In some a
 * display shows a code, or a loudspeaker that was turned down is turned up again. Pure.
 *
 * @param seed of the whole town
 * @param room number of the room
 * @param fresh when whatever decays here was new
 */
record InventedFigures(long seed, int room, Instant fresh) {
  private static final int DECAYING = 4;
  private static final int KINDS = 8;

  /** Whether the room's loudspeaker was turned down one morning and mended. */
  boolean mends() {
    return room % KINDS == 5;
  }

  /**
   * @param step of the self-test
   * @param mended whether its loudspeaker was turned up just now
   */
  List<Reading> of(SimulatedDevice device, String step, boolean mended, Instant now) {
    // the habits of a room do not change, what one test adds to them does
    Random habit = new Random(seed * 1_000_003 + room);
    habit.nextInt();
    Random chance = new Random((seed * 31 + room) * 1_000_003 + now.getEpochSecond());
    chance.nextInt();
    Notes notes = new Notes(device, now);
    switch (step) {
      case "display.picture" -> display(notes, chance);
      case "usb.drivers" -> notes.add(ReadingNames.USB_DRIVERS_MISSING, 0);
      case "hid.report" -> {
        notes.add(ReadingNames.HID_INTERFACES, 1);
        notes.add(ReadingNames.HID_REPORTS, 1);
        notes.add(ReadingNames.HID_PROBLEMS, 0);
      }
      case "usb.kernel_log" -> notes.add(ReadingNames.USB_KERNEL_FAULTS, 0);
      case "serial.port" -> notes.add(ReadingNames.SERIAL_OPENS, Value.of(true));
      case "camera.frames" -> camera(notes, device, habit, chance);
      case "audio.levels" -> levels(notes, device, mended);
      case "audio.sweep" -> sound(notes, device, habit, chance, now);
      case "network.call" -> network(notes, device, habit, chance, now);
      default -> throw new IllegalArgumentException("no step of a self-test is called " + step);
    }
    return notes.readings;
  }

  private void display(Notes notes, Random chance) {
    if (room % KINDS == 3) {
      notes.add(ReadingNames.DISPLAY_TEST_CODE, Value.of(Integer.toString(1_000 + chance.nextInt(9_000))));
    }
  }

  private static void levels(Notes notes, SimulatedDevice device, boolean mended) {
    double volume = number(device, ReadingNames.AUDIO_PLAYBACK_VOLUME, 65);
    notes.add(ReadingNames.AUDIO_PLAYBACK_VOLUME, volume);
    if (mended) {
      notes.add(new ReadingName("remedy.set_volume"),
          Value.of("audio.playback_volume: 4 > " + Math.round(volume)));
    }
    if (isMuted(device)) { // by a button on the device, which no program releases
      notes.add(new ReadingName("remedy.unmute"), Value.of("audio.capture_muted: true > true"));
    }
  }

  private static boolean isMuted(SimulatedDevice device) {
    return Value.of(true).equals(value(device, ReadingNames.AUDIO_CAPTURE_MUTED));
  }

  private static void camera(Notes notes, SimulatedDevice device, Random habit, Random chance) {
    double height = number(device, ReadingNames.CAMERA_MAX_HEIGHT, 1080);
    double rate = height <= 720 ? 8 : 30;
    notes.add(ReadingNames.CAMERA_GAVE_PICTURES, Value.of(true));
    notes.add(ReadingNames.CAMERA_FIRST_PICTURE, near(0.35 + 0.4 * habit.nextDouble(), 0.02, chance));
    notes.add(ReadingNames.CAMERA_RATE, near(rate, 0.05, chance));
    notes.add(ReadingNames.CAMERA_LONGEST_GAP, near(1.4 / rate, 0.004, chance));
    notes.add(ReadingNames.CAMERA_WIDTH, height * 16 / 9);
    notes.add(ReadingNames.CAMERA_HEIGHT, height);
    notes.add(ReadingNames.CAMERA_BROKEN, 0);
    notes.add(ReadingNames.CAMERA_DISTINCT, 100);
    notes.add(ReadingNames.CAMERA_BRIGHTNESS, near(38 + 14 * habit.nextDouble(), 2, chance));
    notes.add(ReadingNames.CAMERA_CONTRAST, near(18 + 6 * habit.nextDouble(), 0.7, chance));
    notes.add(ReadingNames.CAMERA_SHARPNESS, near(30 + 20 * habit.nextDouble(), 1, chance));
    notes.add(ReadingNames.CAMERA_UNDEREXPOSED, near(1 + 2 * habit.nextDouble(), 0.2, chance));
    notes.add(ReadingNames.CAMERA_OVEREXPOSED, near(1 + habit.nextDouble(), 0.2, chance));
  }

  private void sound(Notes notes, SimulatedDevice device, Random habit, Random chance, Instant now) {
    boolean muted = isMuted(device);
    notes.add(ReadingNames.AUDIO_CAPTURE_SILENT, Value.of(muted));
    double noise = muted ? -120 : near(-66 + 8 * habit.nextDouble(), 0.8, chance);
    notes.add(ReadingNames.AUDIO_CAPTURE_NOISE, noise);
    notes.add(ReadingNames.AUDIO_CAPTURE_CLIPPED, 0);
    notes.add(ReadingNames.AUDIO_CAPTURE_DROPOUTS, 0);
    notes.add(ReadingNames.AUDIO_CAPTURE_DEAD_CHANNELS, 0);
    if (muted || !device.can(Capability.SPEAKER)) {
      return;
    }
    double tired = room % DECAYING == 1 ? 0.25 * days(now) : 0;
    double level = near(-29 - 5 * habit.nextDouble(), 0.4, chance) - tired;
    notes.add(ReadingNames.AUDIO_LOOP_HEARD, Value.of(true));
    notes.add(ReadingNames.AUDIO_LOOP_LEFT, Value.of(true));
    notes.add(ReadingNames.AUDIO_LOOP_RIGHT, Value.of(true));
    notes.add(ReadingNames.AUDIO_LOOP_LEVEL, level);
    notes.add(ReadingNames.AUDIO_LOOP_SNR, level - noise);
    notes.add(ReadingNames.AUDIO_LOOP_LATENCY, near(0.09 + 0.08 * habit.nextDouble(), 0.003, chance));
    notes.add(ReadingNames.AUDIO_LOOP_ECHO, near(-24 + 6 * habit.nextDouble(), 0.6, chance));
    notes.add(ReadingNames.AUDIO_LOOP_BANDS, Math.min(100, near(96, 1, chance)));
  }

  private void network(Notes notes, SimulatedDevice device, Random habit, Random chance, Instant now) {
    boolean half = Value.of(false).equals(value(device, ReadingNames.NETWORK_FULL_DUPLEX));
    double far = room % DECAYING == 2 ? 0.0006 * days(now) : 0;
    double trip = Math.max(0.001, near(0.006 + 0.02 * habit.nextDouble(), 0.0007, chance)) + far;
    double loss = half ? near(6, 0.5, chance) : 0;
    double jitter = Math.abs(near(half ? 0.02 : 0.0012, 0.0003, chance));
    InventedCall call = new InventedCall(trip, loss, jitter);
    call.figures().forEach(notes::add);
    notes.add(ReadingNames.NETWORK_UDP, Value.of("open"));
  }

  private double days(Instant now) {
    return Math.max(0, Duration.between(fresh, now).toHours() / 24.0);
  }

  /** Around a middle; two tests of three within that far. */
  private static double near(double middle, double far, Random chance) {
    return middle + far * Math.max(-3, Math.min(3, chance.nextGaussian()));
  }

  private static double number(SimulatedDevice device, ReadingName name, double usual) {
    return value(device, name) instanceof Value.Quantity(double number) ? number : usual;
  }

  private static Value value(SimulatedDevice device, ReadingName name) {
    Seen seen = device.readings().get(name);
    return seen == null ? Value.of("") : seen.value();
  }

  /** Readings of one device, measured at one time. */
  private static final class Notes {
    private final SimulatedDevice device;
    private final Instant now;
    private final List<Reading> readings = new ArrayList<>();

    Notes(SimulatedDevice device, Instant now) {
      this.device = device;
      this.now = now;
    }

    void add(ReadingName name, double number) {
      add(name, Value.of(number));
    }

    void add(ReadingName name, Value value) {
      readings.add(new Reading(device.device().id(), name, value, ReadingNames.unit(name).orElse(Unit.NONE),
          ProofLevel.MEASURED, now));
    }
  }
}
