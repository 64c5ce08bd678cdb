// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.probe.sound.AlsaControl.ElementId;
import org.klartecken.agent.probe.sound.AlsaControl.ElementInfo;

class AlsaControlTest {
  private static ByteBuffer of(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  @Test
  void listsTheElementsOfTheMixerOnly() {
    ByteBuffer ids = of(3 * AlsaControl.ID_SIZE);
    put(ids, 0, 1, 3, "Playback Channel Map", 0); // interface 3: PCM
    put(ids, 1, 2, 2, "PCM Playback Switch", 1); // interface 2: mixer
    put(ids, 2, 3, 2, "x".repeat(44), 0); // a name that fills its field has no zero octet
    assertEquals(List.of(new ElementId(2, 1, "PCM Playback Switch"), new ElementId(3, 0, "x".repeat(44))),
        AlsaControl.elements(ids, 3));
  }

  @Test
  void neverReadsBeyondTheOctetsItHas() {
    ByteBuffer ids = of(AlsaControl.ID_SIZE);
    put(ids, 0, 1, 2, "PCM Playback Switch", 0);
    assertEquals(1, AlsaControl.elements(ids, 1000).size());
  }

  @Test
  void tellsLimitsOfAnElementThatCanBeRead() {
    ByteBuffer info = of(AlsaControl.INFO_SIZE).putInt(64, 2).putInt(68, 3).putInt(72, 2) // integer, read+write, stereo
        .putLong(80, -10239).putLong(88, 0).putLong(96, 1);
    assertEquals(new ElementInfo(false, 2, -10239, 0), AlsaControl.info(info));
    assertEquals(new ElementInfo(true, 2, -10239, 0), AlsaControl.info(info.putInt(64, 1)));
  }

  @Test
  void anElementThatCannotBeReadNowIsNone() {
    ByteBuffer info = of(AlsaControl.INFO_SIZE).putInt(64, 2).putInt(68, 0x103).putInt(72, 2); // inactive
    assertNull(AlsaControl.info(info));
    assertNull(AlsaControl.info(info.putInt(68, 2))); // write only
    assertNull(AlsaControl.info(info.putInt(68, 3).putInt(64, 3))); // a choice of words
    assertNull(AlsaControl.info(info.putInt(64, 2).putInt(72, 129))); // more channels than the structure holds
  }

  @Test
  void readsOneValueAChannel() {
    ByteBuffer value = of(AlsaControl.VALUE_SIZE).putLong(72, -5).putLong(80, 7);
    assertEquals(List.of(-5L, 7L), AlsaControl.values(value, 2));
    assertEquals(AlsaControl.MOST_VALUES, AlsaControl.values(value, 5000).size());
  }

  private static void put(ByteBuffer ids, int at, int number, int iface, String name, int index) {
    int base = at * AlsaControl.ID_SIZE;
    ids.putInt(base, number).putInt(base + 4, iface).putInt(base + 60, index);
    ids.put(base + 16, name.getBytes(StandardCharsets.US_ASCII));
  }
}
