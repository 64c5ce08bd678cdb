// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.klartecken.contract.SelfTestState;
import org.klartecken.lab.guest.GuestTrouble;

/**
 * Orders self-tests of a room from the server, as other programs do, by its REST interface. The first test of a room does
 * not count: an emulated processor loads and compiles the code of the steps for longer than they may take.
 */
final class SelfTestOrder {
  /** A test takes half a minute; on a busy machine an emulated guest needs a multiple. */
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration JUDGED = Duration.ofSeconds(3);
  private static final int MOST = 3;
  private static final Duration OFTEN = Duration.ofMillis(200);

  private SelfTestOrder() {
  }

  /** A test that is ordered and awaited, whatever comes of it. */
  static Deed run() {
    return SelfTestOrder::over;
  }

  /**
   * Tests after which the room is calm, three at most: of an emulated PC whose host has other work, a test may find
   * that its sound or its picture halts, and the next one that it does not.
   */
  static Deed untilCalm() {
    return stage -> {
      for (int i = 0; i < MOST && !isCalmAfter(stage, over(stage)); i++) {
        // another one
      }
    };
  }

  /** Whether nothing is wrong any more; what a test has measured is judged a moment after its end. */
  private static boolean isCalmAfter(Stage stage, RoomSelfTest test) {
    return test.state() == SelfTestState.DONE && stage.watch().await(RoomView::isCalm, JUDGED).isPresent();
  }

  /** Orders a test and waits for its end. */
  static RoomSelfTest over(Stage stage) {
    return await(stage, begin(stage), test -> test.state().isOver());
  }

  /** Orders a test, by day and by night; answers its id. */
  static String begin(Stage stage) {
    if (last(stage).isEmpty()) {
      await(stage, order(stage), test -> test.state().isOver());
    }
    return order(stage);
  }

  private static String order(Stage stage) {
    String path = path(stage);
    stage.server().post(path + "/sound", new JsonObject().put("atNight", true)).orElseThrow();
    return stage.server().post(path, new JsonObject()).orElseThrow().getString("id");
  }

  /** Orders a test that the server must refuse; answers why it does. */
  static String refusal(Stage stage) {
    return stage.server().post(path(stage), new JsonObject()).refusal()
        .orElseThrow(() -> new GuestTrouble("the server began a self-test"));
  }

  /** Waits until the room's newest test is the one with that id and is as wanted. */
  static RoomSelfTest await(Stage stage, String id, Predicate<RoomSelfTest> wanted) {
    try {
      return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(OFTEN).atMost(LONGEST)
          .until(() -> last(stage), last -> last.filter(test -> test.id().equals(id) && wanted.test(test)).isPresent())
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new GuestTrouble("waited in vain for the self-test " + id + ", it is: " + last(stage), e);
    }
  }

  private static Optional<RoomSelfTest> last(Stage stage) {
    return Optional.ofNullable(stage.server().get(path(stage) + "?limit=1").getJsonObject("last"))
        .map(RoomSelfTest::of);
  }

  private static String path(Stage stage) {
    return "/api/v1/rooms/" + stage.pc().room() + "/selftests";
  }
}
