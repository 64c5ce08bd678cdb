// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsWhatItsReaderReads(long seed) {
    Random chance = new Random(seed);
    Remembered<Instant> read = new Remembered<>(Instant::parse);
    for (int i = 0; i < 20_000; i++) {
      String word = Instant.ofEpochSecond(chance.nextInt(500), chance.nextInt(3)).toString();
      assertEquals(Instant.parse(word), read.apply(word));
    }
  }

  @Test
  void wordsOfOneHashAreTwoWords() {
    Remembered<String> read = new Remembered<>(word -> word + "!");
    assertEquals("Aa".hashCode(), "BB".hashCode());
    assertEquals("Aa!", read.apply("Aa"));
    assertEquals("BB!", read.apply("BB"));
    assertEquals("Aa!", read.apply("Aa"));
  }

  @Test
  void remembersWhatItReadLately() {
    Remembered<String> read = new Remembered<>(word -> word + "!");
    assertSame(read.apply("usb.speed"), read.apply(String.join(".", "usb", "speed")));
  }

  @Test
  void whatIsWrongIsWrongEachTime() {
    Remembered<Instant> read = new Remembered<>(Instant::parse);
    assertThrows(DateTimeException.class, () -> read.apply("noon"));
    assertThrows(DateTimeException.class, () -> read.apply("noon"));
  }
}
