// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.klartecken.lab.guest.Guest;
import org.klartecken.lab.guest.GuestPlan;
import org.klartecken.lab.guest.NetworkCard;

/** What {@code scripts/lab} calls. */
public final class LabMain {
  private static final int MEMORY_MIB = 640;

  private LabMain() {
  }

  /** Arguments: the project's folder, the guest's image, a folder for temporary files, one for results, command, names. */
  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING); // what attaches and which database opens is not the story
    Lab lab = new Lab(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    List<String> names = Arrays.asList(args).subList(5, args.length);
    int code = switch (args[4]) {
      case "list" -> list();
      case "run" -> new Play(lab, System.out::println).named(names);
      case "test" -> new Play(lab, System.out::println).shortPart();
      case "faults" -> new Play(lab, System.out::println).faults(names);
      case "latency" -> new GuestLatency(lab, System.out::println).measure(Integer.parseInt(names.getFirst()),
          lab.project().resolve("target/bench/latency-guest.json"));
      case "shell" -> shell(lab);
      default -> throw new IllegalArgumentException("there is no command " + args[4]);
    };
    System.exit(code); // Playwright leaves threads behind
  }

  private static int list() {
    Catalogue.scenarios().forEach(s -> list("scenario", s.name(), s.shows()));
    for (Chapter chapter : Catalogue.chapters()) {
      chapter.faults().forEach(f -> list("fault", f.name(), f.what()));
      chapter.harmless().forEach(h -> list("harmless", h.name(), h.what()));
    }
    NotYet.all().forEach(n -> list("not yet", n.name(), "waits for " + n.waitsFor()));
    return 0;
  }

  private static void list(String kind, String name, String what) {
    System.out.printf("%-9s %-30s %s%n", kind, name, what);
  }

  private static int shell(Lab lab) throws IOException, InterruptedException {
    Path share = Files.createDirectories(lab.work().resolve("share"));
    RoomPc.copy(lab.project().resolve("scripts/lab.d/guest"), share.resolve("lab"));
    return Guest.shell(new GuestPlan(lab.image(), share, NetworkCard.GIGABIT, MEMORY_MIB));
  }
}
