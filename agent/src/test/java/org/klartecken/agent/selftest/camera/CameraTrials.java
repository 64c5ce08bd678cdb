// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Reading;

/** Cameras with one fault each, and healthy ones, measured by the real step over pictures that were made up. */
public final class CameraTrials {
  private static final long RATE_NS = 33_333_333;

  private CameraTrials() {
  }

  /** A camera with the fault whose finding is about the reading that is the key. */
  public static Map<String, LongFunction<List<Reading>>> faults(AttachedDevice device, Instant at) {
    Map<String, LongFunction<List<Reading>>> faults = new LinkedHashMap<>();
    faults.put("camera.gave_pictures",
        _ -> measured(device, at, new Shots(Scene.WIDTH, Scene.HEIGHT, 0, List.of())));
    faults.put("camera.distinct", seed -> measured(device, at, shots(new Scene(seed), RATE_NS, true, 0)));
    faults.put("camera.brightness",
        seed -> measured(device, at, shots(new Scene(seed).light(0.02, 4), RATE_NS, false, 0)));
    faults.put("camera.contrast",
        seed -> measured(device, at, shots(new Scene(seed).light(0, 120), RATE_NS, false, 0)));
    faults.put("camera.overexposed",
        seed -> measured(device, at, shots(new Scene(seed).light(3, 0), RATE_NS, false, 0)));
    faults.put("camera.sharpness",
        seed -> measured(device, at, shots(new Scene(seed).blurred(14), RATE_NS, false, 0)));
    faults.put("camera.rate", seed -> measured(device, at, shots(new Scene(seed), 6 * RATE_NS, false, 0)));
    faults.put("camera.broken", seed -> measured(device, at, shots(new Scene(seed), RATE_NS, false, 4)));
    return faults;
  }

  public static List<Reading> healthy(AttachedDevice device, Instant at, long seed) {
    return measured(device, at, shots(new Scene(seed).light(0.5 + seed % 100 * 0.006, 5), RATE_NS, false, 0));
  }

  /** @param torn every so many pictures is damaged, 0 for none */
  private static Shots shots(Scene scene, long intervalNs, boolean frozen, int torn) {
    PictureNumbers numbers = scene.numbers();
    List<Shots.Shot> frames = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      boolean broken = torn > 0 && i % torn == 1;
      frames.add(new Shots.Shot(400_000_000L + i * intervalNs, frozen ? 1 : i, broken, broken ? null : numbers));
    }
    return new Shots(Scene.WIDTH, Scene.HEIGHT, 0, frames);
  }

  private static List<Reading> measured(AttachedDevice device, Instant at, Shots shots) {
    try {
      StepOutcome outcome = new CameraStep((_, _, _, _, _) -> () -> shots)
          .run(new StepRun(List.of(device), at, () -> false, _ -> {
          }));
      return ((StepOutcome.Measured) outcome).readings();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
