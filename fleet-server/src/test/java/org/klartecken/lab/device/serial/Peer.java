// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.serial;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.klartecken.lab.device.Yaml;

/** The machine at the far end of a serial line: answers commands by a script, with a state that commands change. */
final class Peer {
  /** How the line is. */
  enum Line {
    /** The peer answers. */
    SOUND,
    /** Nobody is at the far end, or it is without power. */
    SILENT,
    /** What arrives, in either direction, is noise. */
    GARBAGE
  }

  private static final int LONGEST_COMMAND = 256;

  /** One line of the script; {@code then} holds what the command changes. */
  private record Rule(String hears, String says, Map<String, String> then) {
  }

  private final String end;
  private final String otherwise;
  private final List<Rule> rules;
  private final Map<String, String> state = new LinkedHashMap<>();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final SplittableRandom noise = new SplittableRandom(11);
  private Line line = Line.SOUND;
  private int baud;
  private int commands;

  Peer(Yaml yaml) {
    yaml.only("baud", "end", "otherwise", "state", "answers");
    baud = yaml.number("baud");
    end = yaml.text("end");
    otherwise = yaml.text("otherwise");
    state.putAll(texts(yaml, "state"));
    rules = yaml.children("answers").stream().map(each -> each.only("hears", "says", "then"))
        .map(each -> new Rule(each.text("hears"), each.text("says"), texts(each, "then"))).toList();
  }

  private static Map<String, String> texts(Yaml yaml, String key) {
    Map<String, String> found = new LinkedHashMap<>();
    if (yaml.has(key)) {
      Yaml child = yaml.child(key);
      child.keys().forEach(name -> found.put(name, child.text(name)));
    }
    return found;
  }

  synchronized void line(Line next) {
    line = next;
  }

  /** {@code power=04}: somebody used the remote control. */
  synchronized void change(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 0 || !state.containsKey(assignment.substring(0, equals))) {
      throw new IllegalArgumentException(assignment + " is not NAME=VALUE with a name of " + state.keySet());
    }
    state.put(assignment.substring(0, equals), assignment.substring(equals + 1));
  }

  synchronized void baud(int perSecond) {
    baud = perSecond;
  }

  synchronized int commands() {
    return commands;
  }

  /** What the peer sends back when it gets these octets at that speed; often nothing yet. */
  synchronized byte[] hear(byte[] octets, int atBaud) {
    return switch (line) {
      case SILENT -> new byte[0];
      case GARBAGE -> garbage(octets.length);
      case SOUND -> sameSpeed(atBaud) ? sound(octets) : garbage(octets.length);
    };
  }

  /** A divisor does not hit every rate; two in a hundred do no harm. */
  private boolean sameSpeed(int atBaud) {
    return Math.abs(atBaud - baud) * 50 <= baud;
  }

  /** A frame error at the far end; projectors answer it with what looks like noise from here. */
  private byte[] garbage(int length) {
    byte[] out = new byte[length];
    noise.nextBytes(out);
    return out;
  }

  private byte[] sound(byte[] octets) {
    StringBuilder answer = new StringBuilder();
    for (byte octet : octets) {
      heard.write(octet);
      String text = heard.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith(end)) {
        heard.reset();
        commands++;
        answer.append(answer(text.substring(0, text.length() - end.length())));
      } else if (heard.size() > LONGEST_COMMAND) {
        heard.reset();
      }
    }
    return answer.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String answer(String command) {
    Optional<Rule> rule = rules.stream().filter(each -> each.hears().equals(command)).findFirst();
    rule.ifPresent(each -> state.putAll(each.then()));
    String says = rule.map(Rule::says).orElse(otherwise);
    for (Map.Entry<String, String> entry : state.entrySet()) {
      says = says.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    return says;
  }
}
