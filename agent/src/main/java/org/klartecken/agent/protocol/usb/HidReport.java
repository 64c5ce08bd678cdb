// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.klartecken.agent.protocol.Problems.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.klartecken.agent.protocol.Problem;
import org.klartecken.agent.protocol.Problems;

/**
 * What a HID report descriptor is about, HID 1.11 §6.2.2: the {@code report_descriptor} of sysfs.
 *
 * @param applications usage page and usage of every application collection, in their order
 * @param pages every usage page that is used, sorted
 * @param problems what is not as the standard says
 */
public record HidReport(List<Usage> applications, Set<Integer> pages, List<Problem> problems) {
  private static final int TELEPHONY = 0x0b;
  private static final int CONSUMER = 0x0c;

  /** A place in the HID usage tables. */
  public record Usage(int page, int id) {
  }

  public HidReport {
    applications = List.copyOf(applications);
    pages = java.util.Collections.unmodifiableSet(new TreeSet<>(pages));
    problems = List.copyOf(problems);
  }

  /** Whether it has an application collection for telephony, as headsets and speakerphones do. */
  public boolean telephony() {
    return applications.stream().anyMatch(u -> u.page() == TELEPHONY);
  }

  /** Whether it has an application collection of media keys. */
  public boolean consumer() {
    return applications.stream().anyMatch(u -> u.page() == CONSUMER);
  }

  /** Whether it is a keyboard, keypad, mouse, pointer (generic desktop page) or a digitizer, such as a touch screen. */
  public boolean input() {
    return applications.stream()
        .anyMatch(u -> u.page() == 0x0d || (u.page() == 0x01 && Set.of(1, 2, 6, 7).contains(u.id())));
  }

  /** Understands as much as possible of these octets; never throws. */
  public static HidReport parse(byte[] octets) {
    return new Reader(octets.clone()).read();
  }

  private static final class Reader {
    private static final int APPLICATION = 0x01;

    private final byte[] data;
    private final Problems problems = new Problems();
    private final List<Usage> applications = new ArrayList<>();
    private final Set<Integer> pages = new TreeSet<>();
    private final List<Integer> savedPages = new ArrayList<>();
    private int page;
    private long usage = -1;
    private int depth;

    Reader(byte[] data) {
      this.data = data;
    }

    HidReport read() {
      int at = 0;
      while (at < data.length) {
        int prefix = data[at] & 0xff;
        // long items (§6.2.2.3) carry their size in the next octet
        int size = prefix == 0xfe ? 2 + (at + 1 < data.length ? data[at + 1] & 0xff : 0) : shortSize(prefix);
        if (at + 1 + size > data.length) {
          problems.note(at, "the item " + hex(prefix) + " needs " + size + " more octets, but the descriptor ends");
          break;
        }
        if (prefix != 0xfe) {
          item(at, prefix & 0xfc, value(at + 1, size), size);
        }
        at += 1 + size;
      }
      if (depth > 0) {
        problems.note(data.length, depth + (depth == 1 ? " collection is" : " collections are") + " not closed");
      }
      return new HidReport(applications, pages, problems.found());
    }

    private static int shortSize(int prefix) {
      return (prefix & 3) == 3 ? 4 : prefix & 3;
    }

    private long value(int at, int size) {
      long value = 0;
      for (int i = 0; i < size; i++) {
        value |= (data[at + i] & 0xffL) << (8 * i);
      }
      return value;
    }

    private void item(int at, int tag, long value, int size) {
      switch (tag) {
        case 0x04 -> page = (int) value & 0xffff;
        case 0x08 -> usage(value, size);
        case 0xa0 -> collection(value);
        case 0xc0 -> endCollection(at);
        case 0x80, 0x90, 0xb0 -> main();
        case 0xa4 -> savedPages.add(page);
        case 0xb4 -> pop(at);
        default -> {
          // sizes, counts and limits of fields: nothing in them that a room needs
        }
      }
    }

    /** A usage of four octets carries its page with it. */
    private void usage(long value, int size) {
      long full = size == 4 ? value : (long) page << 16 | value;
      pages.add((int) (full >> 16));
      if (usage < 0) {
        usage = full;
      }
    }

    private void collection(long kind) {
      depth++;
      if (kind == APPLICATION) {
        applications.add(usage < 0 ? new Usage(page, 0) : new Usage((int) (usage >> 16), (int) usage & 0xffff));
      }
      usage = -1;
    }

    private void endCollection(int at) {
      if (depth == 0) {
        problems.note(at, "a collection ends that did not begin");
      } else {
        depth--;
      }
      usage = -1;
    }

    private void main() {
      pages.add(page);
      usage = -1;
    }

    private void pop(int at) {
      if (savedPages.isEmpty()) {
        problems.note(at, "a pop without a push");
      } else {
        page = savedPages.removeLast();
      }
    }
  }
}
