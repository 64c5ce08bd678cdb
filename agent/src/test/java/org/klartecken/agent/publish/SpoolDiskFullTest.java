// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;

/** The spool on a disk that is full at a chosen octet, and has room again later. */
class SpoolDiskFullTest implements Tally {
  private final Path directory;
  private final List<String> counted = new ArrayList<>();
  private final FullDisk disk = new FullDisk();

  SpoolDiskFullTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void goesOnInMemoryAndWritesWhenThereIsRoomAgain() throws IOException {
    try (Spool spool = open()) {
      spool.append(SpoolKind.USAGE, "a", octets("before"));
      disk.roomFor(10);
      long held = spool.append(SpoolKind.USAGE, "b", octets("while full"));
      assertEquals("while full", new String(spool.payload(held).orElseThrow(), UTF_8));
      assertEquals(List.of("before", "while full"), contents(spool));
      disk.roomFor(Long.MAX_VALUE);
      spool.append(SpoolKind.USAGE, "c", octets("after"));
      assertEquals(List.of("before", "while full", "after"), contents(spool));
    }
    assertEquals(List.of("before", "while full", "after"), reopened());
    assertTrue(counted.contains("SPOOL_WRITE_FAILURES"));
  }

  /** Whatever part of a record went to disk before it was full, nothing that was there before is harmed. */
  @Test
  void losesNothingThatWasOnDiskWhereverTheDiskEnds() throws IOException {
    for (int room = 0; room < 60; room++) {
      Path place = directory.resolve("room-" + room);
      disk.roomFor(Long.MAX_VALUE);
      try (Spool spool = Spool.open(place, Spool.Limits.USUAL, this, disk)) {
        spool.append(SpoolKind.USAGE, "a", octets("one"));
        disk.roomFor(room);
        spool.append(SpoolKind.USAGE, "b", octets("two"));
        spool.append(SpoolKind.USAGE, "c", octets("three"));
        assertEquals(3, spool.size());
      }
      disk.roomFor(Long.MAX_VALUE);
      try (Spool spool = Spool.open(place, Spool.Limits.USUAL, this, disk)) {
        assertEquals("one", contents(spool).getFirst(), "with room for " + room);
      }
    }
  }

  @Test
  void boundsWhatItHoldsInMemoryAndGivesUpReportsFirst() throws IOException {
    try (Spool spool = open()) {
      disk.roomFor(0);
      spool.append(SpoolKind.REPORT, "state", octets("report"));
      for (int i = 0; i < 600; i++) {
        spool.append(SpoolKind.USAGE, "", octets("usage " + i));
      }
      assertEquals(500, spool.size());
      assertEquals("DROPPED report SPOOL_FULL",
          counted.stream().filter(c -> c.startsWith("DROPPED")).findFirst().orElse(""));
      assertEquals(101, counted.stream().filter(c -> c.startsWith("DROPPED")).count());
    }
  }

  @Test
  void settlesThoughTheDiskIsFull() throws IOException {
    try (Spool spool = open()) {
      long one = spool.append(SpoolKind.USAGE, "a", octets("one"));
      disk.roomFor(0);
      spool.settle(one);
      assertEquals(List.of(), contents(spool));
    }
    assertEquals(List.of("one"), reopened(), "it is sent once more, which the server recognises");
  }

  private Spool open() throws IOException {
    return Spool.open(directory, Spool.Limits.USUAL, this, disk);
  }

  private List<String> reopened() throws IOException {
    try (Spool spool = Spool.open(directory, Spool.Limits.USUAL, this)) {
      return contents(spool);
    }
  }

  private static List<String> contents(Spool spool) {
    return spool.waiting().stream().map(e -> new String(spool.payload(e.id()).orElseThrow(), UTF_8)).toList();
  }

  private static byte[] octets(String text) {
    return text.getBytes(UTF_8);
  }

  @Override
  public void add(AgentMeter counter, double amount, String... labels) {
    counted.add((counter + " " + String.join(" ", labels)).strip());
  }

  @Override
  public void set(AgentMeter gauge, double value) {
  }

  @Override
  public void time(AgentMeter timer, Duration took, String... labels) {
  }
}
