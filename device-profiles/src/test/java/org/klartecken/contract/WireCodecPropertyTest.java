// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every message, tried on many out of seeds; a failing case names its seed. */
class WireCodecPropertyTest {
  private final WireCodec codec = new WireCodec();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMessageIsReadBackAsItWasWritten(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 200; i++) {
      Message message = generated.message();
      byte[] json = codec.encode(message);
      assertEquals(new Decoded.Accepted<>(message), codec.decode(WireCodec.kindOf(message), json),
          () -> new String(json, UTF_8));
      Command command = generated.command();
      assertEquals(new Decoded.Accepted<>(command), codec.decodeCommand(codec.encode(command)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void damagedOctetsNeverThrow(long seed) {
    Generated generated = new Generated(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      Message message = generated.message();
      byte[] json = codec.encode(message);
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        json[random.nextInt(json.length)] = (byte) (random.nextBoolean()
            ? random.nextInt(256)
            : "{}[]\",:0-e".charAt(random.nextInt(10)));
      }
      codec.decode(WireCodec.kindOf(message), json);
      codec.decode(generated.pick(MessageKind.values()), json);
      codec.decodeCommand(json);
      codec.decodeReadiness(json);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void aTruncatedMessageIsMalformed(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 20; i++) {
      Message message = generated.message();
      byte[] json = codec.encode(message);
      for (int length = 0; length < json.length; length += 1 + json.length / 50) {
        assertInstanceOf(Decoded.Malformed.class,
            codec.decode(WireCodec.kindOf(message), Arrays.copyOf(json, length)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "1e999", "-1", "1.5", "\"17\"", "null", "{}", "[]", "true", "NaN",
      "\"NaN\"", "9223372036854775808"})
  void numbersThatAreNoneOfTheContractsNeverBecomeAnotherNumber(String number) {
    String json = """
        {"stamp":{"bootId":"b","sequence":%s,"wallTime":"2026-11-21T08:00:00Z","monotonicMs":5}}""".formatted(number);
    assertInstanceOf(Decoded.Malformed.class, codec.decode(MessageKind.HEARTBEAT, json.getBytes(UTF_8)));
  }
}
