// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartecken.lab.guest.GuestTrouble;

/** Twenty self-tests of a room in which all is well: each runs to its end, and nobody is ever told anything. */
final class SelfTestsAtRest implements Scenario {
  private static final int RUNS = 20;
  private static final List<String> PICTURE = List.of("camera.first_picture", "camera.rate", "camera.broken",
      "camera.brightness", "camera.contrast", "camera.sharpness");
  private static final List<String> SOUND = List.of("audio.loop_level", "audio.loop_snr", "audio.loop_latency",
      "audio.loop_echo", "audio.loop_bands", "audio.capture_noise", "audio.capture_dropouts");
  private static final List<String> CALL = List.of("network.round_trip", "network.loss", "network.jitter_up",
      "network.jitter_down", "network.mos");

  @Override
  public String name() {
    return "self-tests-at-rest";
  }

  @Override
  public String shows() {
    return RUNS + " self-tests of a room in which all is well raise nothing";
  }

  @Override
  public RoomSetting setting() {
    return Settings.TESTED;
  }

  @Override
  public void play(Lab lab, Stage stage, Consumer<String> say) {
    int whole = 0;
    int alarms = 0;
    for (int run = 1; run <= RUNS; run++) {
      long begin = System.nanoTime();
      RoomSelfTest test = SelfTestOrder.over(stage);
      Optional<RoomView.Seen> alarm = stage.watch().now().worstTold();
      whole += test.isWhole() ? 1 : 0;
      alarms += alarm.isPresent() ? 1 : 0;
      say.accept(String.format(Locale.ROOT, "%2d: %s, %.0f s%s", run, test.isWhole() ? "whole" : test.toString(),
          (System.nanoTime() - begin) / 1e9, alarm.map(a -> "  FALSE ALARM " + a).orElse("")));
      say.accept("    picture: " + test.figures(PICTURE));
      say.accept("    sound: " + test.figures(SOUND));
      say.accept("    call: " + test.figures(CALL));
    }
    String outcome = RUNS + " self-tests, " + whole + " whole, " + alarms + " false alarms";
    say.accept(outcome);
    if (alarms > 0) {
      throw new GuestTrouble(outcome);
    }
  }
}
