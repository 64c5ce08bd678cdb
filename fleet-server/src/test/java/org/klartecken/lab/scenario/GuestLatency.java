// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * From a speakerphone pulled out of a real kernel to the change on an open page in Chromium. The time of the kernel, which
 * notices and removes the device under an emulated processor, is in the figures.
 */
final class GuestLatency {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LINE = "microphone";
  private static final String PHONE = "speakerphone";

  private final Lab lab;
  private final Consumer<String> say;

  GuestLatency(Lab lab, Consumer<String> say) {
    this.lab = lab;
    this.say = say;
  }

  int measure(int rounds, Path result) throws Exception {
    List<Long> unplugged = new ArrayList<>();
    try (FleetHost server = FleetHost.start(lab.project(), lab.work().resolve("data"));
        Stage stage = Stage.open(lab, server, Settings.HUDDLE);
        Onlooker person = new Onlooker(server)) {
      person.open(stage.pc().room(), LINE);
      for (int round = 0; round < rounds; round++) {
        long begin = System.currentTimeMillis();
        stage.device(PHONE).unplug();
        unplugged.add(person.awaitAnyOtherThan(LINE, "PROVED") - begin);
        Usb.plug(PHONE).happen(stage);
        stage.watch().awaitCalm(PATIENCE);
        person.awaitChange(LINE, "PROVED");
        say.accept("round " + (round + 1) + ": " + unplugged.getLast() + " ms");
      }
    }
    JsonObject json = new JsonObject().put("bench", "latency-guest").put("guest_unplug_to_page_ms", summary(unplugged));
    Files.createDirectories(result.toAbsolutePath().getParent());
    Files.writeString(result, json.encode() + "\n");
    say.accept(json.encode());
    return 0;
  }

  /** The smallest value that is not below this share of them. */
  private static JsonObject summary(List<Long> times) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return new JsonObject().put("p50", sorted.get((int) Math.ceil(0.5 * sorted.size()) - 1))
        .put("p95", sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1)).put("n", sorted.size());
  }
}
