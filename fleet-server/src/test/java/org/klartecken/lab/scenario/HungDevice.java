// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.klartecken.lab.guest.GuestTrouble;
import org.klartecken.readiness.FindingReason;

/**
 * A camera that hangs its driver in the kernel: everything else in the room is reported as if nothing were. Of what is
 * plugged into the same hub the kernel itself tells nothing meanwhile: its thread for the hub waits for the camera, too.
 */
final class HungDevice implements Scenario {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CAMERA = "camera";
  private static final List<Other> OTHERS = List.of(
      new Other("display", new Fault("", FaultClass.DISPLAY, "display cable pulled",
          at -> at.guest().unplugMonitor(1), at -> at.guest().plugMonitor(1, 1920, 1080),
          Reason.of(FindingReason.DEVICE_LOST))),
      new Other("microphone", new Fault("", FaultClass.SOUND, "microphone muted",
          Deed.inPc("sound-level capture nocap"), Deed.inPc("sound-level capture cap"),
          Reason.broken("audio.capture_muted"))));

  /** What happens to another device, and the line of the standard that shows it. */
  private record Other(String item, Fault fault) {
    boolean isIn(RoomView view) {
      return view.findings().stream().anyMatch(f -> f.item().equals(item) && fault.right().contains(f.reason()));
    }
  }

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
    List<Long> before = new ArrayList<>();
    for (Other other : OTHERS) {
      before.add(reported(stage, other));
    }
    Usb.hangAtDriver(CAMERA, "uvcvideo", "046d").happen(stage);
    String stuck = stage.guest()
        .check("for i in $(seq 100); do ps -eo stat,args | grep '^D.*usb-driver bind' && exit 0;"
            + " sleep 0.1; done; exit 1");
    say.accept("the kernel waits for the camera, for ever: " + stuck.lines().findFirst().orElse(""));
    tells(stage, say, "the camera is told", view -> view.findings().stream().anyMatch(f -> f.item().equals(CAMERA)));
    for (int i = 0; i < OTHERS.size(); i++) {
      long meanwhile = reported(stage, OTHERS.get(i));
      say.accept(String.format(Locale.ROOT, "%s: reported after %d ms while the camera hangs, %d ms before it did",
          OTHERS.get(i).fault().what(), meanwhile, before.get(i)));
    }
    long heard = seenAt(stage);
    if (stage.watch().await(_ -> seenAt(stage) > heard, PATIENCE).isEmpty()) {
      throw new GuestTrouble("the agent is not heard any more");
    }
    Usb.replug(CAMERA).happen(stage);
    stage.watch().awaitCalm(PATIENCE);
    say.accept("the camera's cable out and in: the room is well again");
  }

  /** Brings a fault about until the server shows it, and ends it until the server shows nothing of it any more. */
  private static long reported(Stage stage, Other other) throws Exception {
    long begin = System.nanoTime();
    other.fault().inject().happen(stage);
    if (stage.watch().await(other::isIn, PATIENCE).isEmpty()) {
      throw new GuestTrouble("not reported: " + other.fault().what() + "; " + stage.watch().now());
    }
    long after = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    other.fault().heal().happen(stage);
    if (stage.watch().await(view -> !other.isIn(view), PATIENCE).isEmpty()) {
      throw new GuestTrouble("still reported after it ended: " + other.fault().what() + "; " + stage.watch().now());
    }
    return after;
  }

  private static void tells(Stage stage, Consumer<String> say, String what,
      Predicate<RoomView> wanted) {
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
