// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartecken.lab.guest.GuestTrouble;
import org.klartecken.readiness.FindingReason;

/**
 * A camera that hangs its driver in the kernel: everything else in the room is reported as if nothing were. Of what is
 * plugged into the same hub the kernel itself tells nothing meanwhile: its thread for the hub waits for the camera, too.
 */
final class HungDevice implements Scenario {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CAMERA = "camera";

  @Override
  public String name() {
    return "hung-device";
  }

  @Override
  public String shows() {
    return "a camera hangs in the kernel; everything else is reported on time";
  }

  @Override
  public RoomSetting setting() {
    return Settings.HUDDLE;
  }

  @Override
  public void play(Lab lab, Stage stage, Consumer<String> say) throws Exception {
    Usb.hangAtDriver(CAMERA, "uvcvideo", "046d").happen(stage);
    String stuck = stage.guest()
        .check("for i in $(seq 100); do ps -eo stat,args | grep '^D.*usb-driver bind' && exit 0;"
            + " sleep 0.1; done; exit 1");
    say.accept("the kernel waits for the camera, for ever: " + stuck.lines().findFirst().orElse(""));
    tells(stage, say, "the camera is told", view -> view.findings().stream().anyMatch(f -> f.item().equals("camera")));
    reports(stage, say, new Fault("", FaultClass.DISPLAY, "display cable pulled",
        at -> at.guest().unplugMonitor(1), at -> at.guest().plugMonitor(1, 1920, 1080),
        Reason.of(FindingReason.DEVICE_LOST)), "display");
    reports(stage, say, new Fault("", FaultClass.SOUND, "microphone muted", Deed.inPc("sound-level capture nocap"),
        Deed.inPc("sound-level capture cap"), Reason.broken("audio.capture_muted")), "microphone");
    long heard = seenAt(stage);
    if (stage.watch().await(_ -> seenAt(stage) > heard, PATIENCE).isEmpty()) {
      throw new GuestTrouble("the agent is not heard any more");
    }
    Usb.replug(CAMERA).happen(stage);
    stage.watch().awaitCalm(PATIENCE);
    say.accept("the camera's cable out and in: the room is well again");
  }

  private static void reports(Stage stage, Consumer<String> say, Fault other, String item) throws Exception {
    long begin = System.nanoTime();
    other.inject().happen(stage);
    Optional<RoomView> seen = stage.watch().await(view -> view.findings().stream()
        .anyMatch(f -> f.item().equals(item) && other.right().contains(f.reason())), PATIENCE);
    if (seen.isEmpty()) {
      throw new GuestTrouble("meanwhile not reported: " + other.what() + "; " + stage.watch().now());
    }
    say.accept(
        "meanwhile " + other.what() + ": reported after " + Duration.ofNanos(System.nanoTime() - begin).toMillis()
            + " ms");
    other.heal().happen(stage);
    tells(stage, say, "and healed",
        view -> view.findings().stream().noneMatch(f -> f.item().equals(item) && other.right().contains(f.reason())));
  }

  private static void tells(Stage stage, Consumer<String> say, String what,
      java.util.function.Predicate<RoomView> wanted) {
    if (stage.watch().await(wanted, PATIENCE).isEmpty()) {
      throw new GuestTrouble("in vain: " + what + "; " + stage.watch().now());
    }
    say.accept(what);
  }

  private static long seenAt(Stage stage) {
    JsonObject room = stage.server().room(stage.pc().room());
    return java.time.Instant.parse(room.getString("lastSeen")).toEpochMilli();
  }
}
