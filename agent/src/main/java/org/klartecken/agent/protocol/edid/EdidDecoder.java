// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import static org.klartecken.agent.protocol.Problems.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problems;

/**
 * Octets of an EDID to a record. Never throws, whatever the octets: what cannot be read is null in the record and named
 * among its problems.
 *
 * <p>The native mode is the first detailed timing of the base block, which E-EDID 1.3 and 1.4 make the preferred one;
 * without any it is the first one of the extensions that is marked as preferred, else the first of them.
 */
public final class EdidDecoder {
  /** A header with more wrong octets than two is not that of an EDID; the Linux kernel draws the line there, too. */
  private static final int LEAST_HEADER = 6;

  private final byte[] data;
  private final Problems problems = new Problems();
  private final List<EdidBlock> blocks = new ArrayList<>();
  private final List<Timing> timings = new ArrayList<>();
  private boolean basicAudio;
  private int realExtensions;

  private EdidDecoder(byte[] data) {
    this.data = data;
  }

  /** Understands as much as possible of these octets. */
  public static Edid decode(byte[] octets) {
    return new EdidDecoder(octets.clone()).edid();
  }

  private Edid edid() {
    Block first = new Block(data, 0, problems);
    int header = BaseBlock.headerScore(first);
    if (header < LEAST_HEADER) {
      problems.note(0, data.length == 0
          ? "there are no octets"
          : "this is no EDID: it does not begin with 00 ff ff ff ff ff ff 00");
      return new Edid(null, null, null, null, List.of(), List.of(), null, null, null, null, List.of(), null, null,
          List.of(), false, problems.found());
    }
    if (header < 8) {
      problems.note(0, (8 - header) + " of the 8 octets of the header are wrong");
    }
    checkBlocks();
    BaseBlock base = new BaseBlock(first);
    timings.addAll(base.timings());
    Integer declared = base.extensions();
    readExtensions(declared == null ? 0 : declared);
    compareLength(declared == null ? 0 : declared);
    int @Nullable [] size = base.sizeCm();
    String version = base.version();
    return new Edid(version, base.maker(), base.product(), base.serialNumber(), base.names(), base.serials(),
        base.week(), base.year(), size == null ? null : size[0], size == null ? null : size[1], timings,
        nativeMode(base).orElse(null), declared, blocks, basicAudio, problems.found());
  }

  private void checkBlocks() {
    int whole = data.length / EdidBlock.SIZE;
    for (int number = 0; number < whole; number++) {
      Block block = new Block(data, number * EdidBlock.SIZE, problems);
      int sum = block.sum(0, EdidBlock.SIZE);
      if (sum != 0) {
        int stated = block.u8(127);
        block.problem(127, "the checksum of block " + number + " is " + hex(stated) + ", but should be "
            + hex(stated - sum & 0xff));
      }
      blocks.add(new EdidBlock(number, block.u8(0), sum == 0));
    }
  }

  private void compareLength(int declared) {
    int rest = data.length % EdidBlock.SIZE;
    if (data.length < EdidBlock.SIZE) {
      problems.note(data.length, "the file ends after " + octets(data.length) + ", but a base block has 128");
      return;
    }
    if (rest != 0) {
      problems.note(data.length - rest, "the last block has " + octets(rest) + " instead of 128");
    }
    int present = blocks.size() - 1;
    int expected = Math.max(declared, realExtensions);
    if (present < expected) {
      problems.note(data.length, "truncated: the EDID has " + count(expected) + ", but the file holds " + present);
    } else if (present > expected) {
      problems.note(EdidBlock.SIZE * (1 + expected), "the EDID has " + count(expected) + ", but the file holds "
          + present + (repeats(expected) ? "; the rest repeats the beginning" : ""));
    }
  }

  private static String octets(int count) {
    return count == 1 ? "1 octet" : count + " octets";
  }

  private static String count(int extensions) {
    return extensions == 1 ? "1 extension block" : extensions + " extension blocks";
  }

  /** Whether what follows the EDID begins like the EDID itself, as programs write it that read a display twice. */
  private boolean repeats(int extensions) {
    int from = EdidBlock.SIZE * (1 + extensions);
    for (int i = 0; i < EdidBlock.SIZE; i++) {
      if (data[from + i] != data[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads the extensions that belong to this EDID; what a file holds behind them is only checked. */
  private void readExtensions(int declared) {
    for (int number = 1; number <= Math.max(declared, realExtensions); number++) {
      int start = number * EdidBlock.SIZE;
      if (start >= data.length) {
        return;
      }
      readExtension(new Block(data, start, problems), number);
    }
  }

  private void readExtension(Block block, int number) {
    switch (block.u8(0)) {
      case 0x02 -> {
        CtaBlock cta = CtaBlock.read(block);
        timings.addAll(cta.timings());
        basicAudio |= cta.basicAudio();
        realExtensions = Math.max(realExtensions, number == 1 ? cta.realExtensions() : 0);
      }
      case 0x10 -> readVideoTimings(block);
      case 0x70 -> timings.addAll(DisplayIdBlock.timings(block));
      case 0x40, 0x50, 0x60, 0xf0, 0xff -> {
        // nothing in them that a room needs
      }
      default -> block.problem(0, "extension block " + number + " has the unknown tag " + hex(block.u8(0)));
    }
  }

  /** VESA VTB-EXT: the count of detailed timings in octet 2, they begin at octet 5. */
  private void readVideoTimings(Block block) {
    int count = block.u8(2);
    for (int i = 0; i < count; i++) {
      int at = 5 + i * DetailedTiming.SIZE;
      if (at + DetailedTiming.SIZE > EdidBlock.SIZE - 1 || !block.has(at, DetailedTiming.SIZE)) {
        block.problem(2, "the video timing block says it holds " + count + " detailed timings, more than fit");
        return;
      }
      DetailedTiming.read(block, at, false).ifPresent(timings::add);
    }
  }

  private Optional<Timing> nativeMode(BaseBlock base) {
    if (!base.timings().isEmpty()) {
      return Optional.of(base.timings().getFirst());
    }
    return timings.stream().filter(Timing::preferred).findFirst().or(() -> timings.stream().findFirst());
  }
}
