// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.selftest.sound.SoundService;

/** PipeWire is three programs, and each may fail by itself. */
class PipeWireServiceTest extends SoundServiceBehaviour {
  PipeWireServiceTest() {
    super(SoundService.PIPEWIRE);
  }

  @Test
  void aCardThatIsNumberedByPipeWireItselfIsKnown() throws Exception {
    service.card("professional", "api.alsa.pcm.card=3");
    service.useFromNowOn("professional", "professional_microphone");
    awaitTold(Map.of(ANSWERS, YES, PLAYS, YES, HEARS, YES), 3);
    awaitTold(Map.of(ANSWERS, YES, PLAYS, NO, HEARS, NO), 1);
  }

  @Test
  void theGraphThatHangsBehindAServiceThatTakesCallersInIsToldToo() throws Exception {
    service.hang("pipewire");
    assertEquals(Map.of(ANSWERS, NO), told(1, environment()));
    service.goOn("pipewire");
    await().until(() -> told(1, environment()).get(ANSWERS), YES::equals);
  }

  @Test
  void withoutAManagerOfItsSessionThereIsNoDefaultButTheServiceAnswers() throws Exception {
    service.useFromNowOn("speak", "speak_microphone");
    service.end("wireplumber");
    await().until(() -> service.said("get-default-sink"), "@DEFAULT_SINK@"::equals);
    awaitTold(Map.of(ANSWERS, YES), 1);
  }
}
