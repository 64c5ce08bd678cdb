// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Octets for tests, written down as hexadecimal digits with a comment behind each field. */
public final class Octets {
  private Octets() {
  }

  /** Everything behind {@code #} in a line is a comment; blanks are only for the eye. */
  public static byte[] of(String annotated) {
    StringBuilder digits = new StringBuilder();
    annotated.lines().forEach(line -> digits.append(line.replaceFirst("#.*", "").replaceAll("\\s", "")));
    return HexFormat.of().parseHex(digits);
  }

  /** One behind the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** A copy with some octets changed, some left out or doubled, as hostile or broken devices would. */
  public static byte[] mutated(byte[] original, Random random) {
    byte[] copy = original.clone();
    for (int i = random.nextInt(8); i > 0 && copy.length > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) switch (random.nextInt(4)) {
        case 0 -> 0;
        case 1 -> 0xff;
        default -> random.nextInt(256);
      };
    }
    return switch (random.nextInt(4)) {
      case 0 -> java.util.Arrays.copyOf(copy, random.nextInt(copy.length + 1));
      case 1 -> {
        int cut = random.nextInt(copy.length + 1);
        yield join(java.util.Arrays.copyOf(copy, cut),
            java.util.Arrays.copyOfRange(copy, Math.min(copy.length, cut + random.nextInt(5)), copy.length));
      }
      case 2 -> join(copy, original);
      default -> copy;
    };
  }
}
