// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.Observation;

class SurveyorTest {
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksAgainWhenADeviceThatWasLeftAloneMayBeAsked() {
    InstantSource clock = InstantSource.system();
    try (Surveyor surveyor = new Surveyor(_ -> Observation.EMPTY, _ -> {
      looks.incrementAndGet();
      return Observation.EMPTY;
    }, _ -> {
    }, clock, Duration.ofHours(1),
        () -> looks.get() < 3 ? Optional.of(clock.instant().plusMillis(20)) : Optional.empty(), Tally.NONE)) {
      surveyor.start();
      await().until(() -> looks.get() == 3);
    }
  }
}
