// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.lab.device.Yaml;

class PeerTest {
  private final Peer projector = new Peer(new Yaml("projector",
      Map.of("baud", 9600, "end", "\r", "otherwise", "ERR\r:", "state", Map.of("power", "01"), "answers",
          List.of(Map.of("hears", "PWR?", "says", "PWR=${power}\r:"),
              Map.of("hears", "PWR OFF", "says", ":", "then", Map.of("power", "00"))))));

  private String say(String text) {
    return say(text, 9600);
  }

  private String say(String text, int baud) {
    byte[] answer = projector.hear(text.getBytes(StandardCharsets.ISO_8859_1), baud);
    return new String(answer, StandardCharsets.ISO_8859_1);
  }

  @Test
  void answersAWholeCommandHoweverItArrives() {
    assertEquals("", say("PW"));
    assertEquals("PWR=01\r:", say("R?\r"));
    assertEquals("PWR=01\r:ERR\r:", say("PWR?\rNONSENSE\r"));
    assertEquals(3, projector.commands());
  }

  @Test
  void remembersWhatACommandOrARemoteControlChanged() {
    assertEquals(":", say("PWR OFF\r"));
    assertEquals("PWR=00\r:", say("PWR?\r"));
    projector.change("power=04");
    assertEquals("PWR=04\r:", say("PWR?\r"));
    assertThrows(IllegalArgumentException.class, () -> projector.change("colour=red"));
  }

  @Test
  void aWrongSpeedIsNoiseAndNoCommand() {
    assertNotEquals("PWR=01\r:", say("PWR?\r", 38400));
    assertEquals(0, projector.commands());
    assertEquals("PWR=01\r:", say("PWR?\r", 9615)); // what a divisor makes of 9600
  }

  @Test
  void aSilentLineBringsNothing() {
    projector.line(Peer.Line.SILENT);
    assertEquals("", say("PWR?\r"));
  }

  @Test
  void aFloodWithoutAnEndIsForgotten() {
    assertEquals("", say("x".repeat(100_000)));
    assertEquals("ERR\r:", say("\r"));
  }
}
