// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as people do: {@code video2} before {@code video10}, {@code 1-2} before {@code 1-2.1} before {@code 1-10}. */
final class NaturalOrder {
  static final Comparator<String> BY_NUMBERS = NaturalOrder::compare;
  private static final Pattern PART = Pattern.compile("\\d+|\\D+");

  private NaturalOrder() {
  }

  private static int compare(String a, String b) {
    Matcher left = PART.matcher(a);
    Matcher right = PART.matcher(b);
    while (left.find() && right.find()) {
      int order = comparePart(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
    // one is a prefix of the other, or they differ only in leading zeros
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  private static int comparePart(String a, String b) {
    boolean numbers = isNumber(a) && isNumber(b);
    return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
  }
}
