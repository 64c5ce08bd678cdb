// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;
import org.klartecken.lab.guest.GuestTrouble;

/** Self-tests about which nobody must be told: of a room that is well, and of one that people use. */
final class SelfTestEvents {
  private static final int AT_REST = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  /** What a test has measured is judged a moment after its end. */
  private static final Duration JUDGED = Duration.ofSeconds(3);

  private SelfTestEvents() {
  }

  static List<Harmless> all() {
    return List.of(
        new Harmless("self-tests-at-rest", "a room in which all is well tests itself, ten times in a row",
            SelfTestEvents::testAtRest, SelfTestOrder.untilCalm()),
        new Harmless("camera-busy", "a program has the camera, and a self-test is asked for", beginMeeting(),
            stage -> {
              refusedWhileInUse(stage);
              endMeeting(stage);
            }),
        new Harmless("meeting-during-self-test", "a meeting begins while the room tests itself",
            SelfTestEvents::givesWay, SelfTestEvents::endMeeting));
  }

  /** Each to its end; an alarm is left standing, so that whoever watches the room sees it. */
  private static void testAtRest(Stage stage) throws Exception {
    for (int i = 1; i <= AT_REST && stage.watch().await(view -> view.worstTold().isPresent(), JUDGED).isEmpty(); i++) {
      RoomSelfTest test = SelfTestOrder.over(stage);
      if (!test.isWhole()) {
        SelfTestOrder.untilCalm().happen(stage); // for what comes after it
        throw new GuestTrouble("of " + AT_REST + " the " + i + ". was not whole: " + test);
      }
    }
  }

  private static Deed beginMeeting() {
    return Deed.inPc("meeting camera 300 >/dev/null 2>&1 & echo $! >/run/meeting.pid");
  }

  /** Once the server knows that the camera is in use, it asks for nothing. */
  private static void refusedWhileInUse(Stage stage) {
    Awaitility.await("the server to know of the meeting").atMost(PATIENCE).until(() -> isCameraInUse(stage));
    String why = SelfTestOrder.refusal(stage);
    if (!why.equals(StepReason.IN_USE.name())) {
      throw new GuestTrouble("a self-test of a room in use is refused because of " + why);
    }
  }

  /** The agent stops when it sees the meeting, before the server has heard of it. */
  private static void givesWay(Stage stage) throws Exception {
    String id = SelfTestOrder.begin(stage);
    SelfTestOrder.await(stage, id, test -> test.steps().stream().anyMatch(step -> step.name().equals("camera.frames")));
    beginMeeting().happen(stage);
    RoomSelfTest test = SelfTestOrder.await(stage, id, told -> told.state().isOver());
    if (!test.gaveWay()) {
      throw new GuestTrouble("it did not give way to the meeting: " + test);
    }
  }

  private static void endMeeting(Stage stage) {
    stage.guest().check("pkill -P $(cat /run/meeting.pid); rm /run/meeting.pid");
    Awaitility.await("the server to know that the meeting is over").atMost(PATIENCE)
        .until(() -> !isCameraInUse(stage));
  }

  private static boolean isCameraInUse(Stage stage) {
    return RoomView.objects(stage.server().devices(stage.pc().room()))
        .flatMap(device -> RoomView.objects(device.getJsonArray("readings", new JsonArray())))
        .anyMatch(reading -> reading.getString("name").equals(ReadingNames.CAMERA_IN_USE.value())
            && Boolean.TRUE.equals(reading.getValue("value")));
  }
}
