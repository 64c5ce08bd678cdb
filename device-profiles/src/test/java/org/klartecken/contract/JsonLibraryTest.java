// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JsonLibraryTest {
  /** Two simulated event loops that made their codecs at once lost half of the rooms, silently. */
  @Test
  void manyThreadsMayMakeTheirCodecsAtOnce() throws Exception {
    Callable<String> use = () -> new String(new WireCodec().encode(heartbeat()),
        java.nio.charset.StandardCharsets.UTF_8);
    List<String> written = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> each : threads.invokeAll(Collections.nCopies(400, use))) {
        written.add(each.get());
      }
    }
    assertEquals(Collections.nCopies(400, use.call()), written);
  }

  private static Message heartbeat() {
    return new Message.Heartbeat(new Stamp("boot", 1, java.time.Instant.EPOCH, 1), "00000001");
  }
}
