// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.klartecken.agent.metrics.Tally;

/** A process that fills and empties a spool until it is killed, and says on standard output what it has done. */
final class SpoolVictim {
  private SpoolVictim() {
  }

  /** Says {@code + n} when message n is kept and {@code - n} when it is settled; keeps a hundred of them. */
  public static void main(String[] args) throws IOException {
    try (Spool spool = Spool.open(Path.of(args[0]), Spool.Limits.USUAL, Tally.NONE)) {
      long from = Long.parseLong(args[1]);
      for (long n = from;; n++) {
        spool.append(SpoolKind.USAGE, "", (n + " " + "x".repeat((int) (n * 37 % 700))).getBytes(UTF_8));
        say("+ " + n);
        if (spool.size() > 100) {
          SpoolEntry oldest = spool.waiting().iterator().next();
          String text = new String(spool.payload(oldest.id()).orElseThrow(), UTF_8);
          say("~ " + text.substring(0, text.indexOf(' ')));
          spool.settle(oldest.id());
          say("- " + text.substring(0, text.indexOf(' ')));
        }
      }
    }
  }

  private static void say(String line) throws IOException {
    System.out.write((line + "\n").getBytes(UTF_8));
    System.out.flush();
  }
}
