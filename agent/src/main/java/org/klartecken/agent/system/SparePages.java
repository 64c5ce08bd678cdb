// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the memory that only the start of the program needed, or something else that it does rarely: the parts of
 * the JVM and of its class archive that lie in their files unchanged. What is needed again comes back from the kernel's
 * cache of these files by itself.
 */
public final class SparePages {
  private static final Logger LOG = LoggerFactory.getLogger(SparePages.class);
  /** madvise(2): the pages leave this process. What was written to them would be lost, so only what nobody can write. */
  private static final int MADV_DONTNEED = 4;
  /** Else the first touch of a file that the kernel caches in large pieces brings two megabytes of it back at once. */
  private static final int MADV_NOHUGEPAGE = 15;
  /** Small libraries are not worth the call, and may be just about to be loaded. */
  private static final long LEAST_KB = 1024;
  private static final Pattern HEAD = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) r-[x-]p \\S+ \\S+ [1-9]\\d* +/.*");
  private static final Pattern AMOUNT = Pattern.compile("(Rss|Anonymous): +(\\d+) kB");

  private SparePages() {
  }

  /** A piece of this process's memory: where it begins, and how long it is in octets. */
  record Range(long address, long octets) {
  }

  /** Once, when what is done now is over; on a thread of its own that then ends. */
  public static void giveBackAfter(Duration rest) {
    Thread.ofPlatform().daemon().name("spare-pages").start(() -> {
      try {
        Thread.sleep(rest);
        giveBack();
      } catch (InterruptedException e) { // nobody does, but it would mean: end
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Answers how many octets of address space were given back; a system that does not do this keeps its memory. */
  static long giveBack() {
    long given = 0;
    try (var lines = Files.lines(Path.of("/proc/self/smaps"))) {
      for (Range range : unchanged(lines.toList())) {
        useSmallPages(range);
        CLibrary.call("madvise", range.address(), range.octets(), MADV_DONTNEED);
        given += range.octets();
      }
    } catch (IOException | ErrnoException e) { // it costs memory and nothing else
      LOG.debug("the memory is kept: {}", e.getMessage());
    }
    return given;
  }

  private static void useSmallPages(Range range) {
    try {
      CLibrary.call("madvise", range.address(), range.octets(), MADV_NOHUGEPAGE);
    } catch (ErrnoException e) { // a kernel that was built without huge pages
      LOG.debug("no huge pages to refuse: {}", e.sentence());
    }
  }

  /**
   * The large pieces that are a file's content, cannot be written, and hold no page that differs from the file (a
   * library's relocated tables do, and a class archive that was moved).
   *
   * @param smaps the lines of proc_pid_smaps(5)
   */
  static List<Range> unchanged(List<String> smaps) {
    List<Range> found = new ArrayList<>();
    Matcher head = HEAD.matcher("");
    Matcher amount = AMOUNT.matcher("");
    boolean wanted = false;
    boolean large = false;
    for (String line : smaps) {
      if (!line.contains(" kB") && line.contains("-") && !line.startsWith("VmFlags")) {
        wanted = head.reset(line).matches();
        large = false;
      } else if (wanted && amount.reset(line).matches()) {
        long kilobytes = Long.parseLong(amount.group(2));
        if (amount.group(1).equals("Rss")) {
          large = kilobytes >= LEAST_KB;
        } else if (large && kilobytes == 0) {
          long from = Long.parseUnsignedLong(head.group(1), 16);
          found.add(new Range(from, Long.parseUnsignedLong(head.group(2), 16) - from));
        }
      }
    }
    return found;
  }
}
