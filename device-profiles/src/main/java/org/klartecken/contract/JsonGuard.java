// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.Optional;

/**
 * Looks at hostile octets before the JSON decoder does: one object, nothing behind it, nesting bounded.
 *
 * <p>The decoder itself overflows the stack on 20,000 brackets and overlooks trailing text.
 */
final class JsonGuard {
  private JsonGuard() {
  }

  /** What is wrong with the octets as a whole, or empty. */
  static Optional<WireFault> inspect(byte[] json, int largest, int deepest) {
    if (json.length > largest) {
      return Optional.of(WireFault.TOO_LARGE);
    }
    int at = 0;
    while (at < json.length && isSpace(json[at])) {
      at++;
    }
    return at < json.length && json[at] == '{' ? scan(json, at, deepest) : Optional.of(WireFault.NOT_JSON);
  }

  private static Optional<WireFault> scan(byte[] json, int from, int deepest) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < json.length; i++) {
      byte b = json[i];
      if (quoted) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          quoted = false;
        }
      } else if (b == '"') {
        quoted = true;
      } else if (b == '{' || b == '[') {
        if (++depth > deepest) {
          return Optional.of(WireFault.TOO_DEEP);
        }
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return restIsSpace(json, i + 1) ? Optional.empty() : Optional.of(WireFault.NOT_JSON);
      }
    }
    return Optional.of(WireFault.NOT_JSON);
  }

  private static boolean restIsSpace(byte[] json, int from) {
    for (int i = from; i < json.length; i++) {
      if (!isSpace(json[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
