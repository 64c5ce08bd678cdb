// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On named pipes, which the kernel polls as it polls the nodes of drivers. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class NodePollTest {
  private static final int FOR_EVER = -1;

  @TempDir
  Path dir;

  @Test
  void tellsWhichOfSeveralNodesHasSomethingToSayAndReadsIt() throws Exception {
    try (NodePoll poll = NodePoll.open();
        DeviceNode quiet = DeviceNode.open(pipe("quiet"));
        DeviceNode loud = DeviceNode.open(pipe("loud"));
        OutputStream far = Files.newOutputStream(dir.resolve("loud"));
        Arena arena = Arena.ofConfined()) {
      far.write(new byte[]{7, 8, 9});
      assertEquals(List.of(loud), poll.await(List.of(quiet, loud), FOR_EVER));
      var room = arena.allocate(16);
      assertEquals(3, loud.read(room));
      assertEquals(9, room.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 2));
      assertEquals(0, loud.read(room), "nothing more to say");
    }
  }

  @Test
  void aNodeWhoseOtherEndWentAwaySpeaks() throws Exception {
    try (NodePoll poll = NodePoll.open(); DeviceNode node = DeviceNode.open(pipe("torn"))) {
      Files.newOutputStream(dir.resolve("torn")).close();
      assertEquals(List.of(node), poll.await(List.of(node), FOR_EVER));
    }
  }

  @Test
  void anotherThreadWakesItAndEachWakingCountsOnce() throws Exception {
    try (NodePoll poll = NodePoll.open(); DeviceNode quiet = DeviceNode.open(pipe("quiet"))) {
      CompletableFuture<List<DeviceNode>> waiting = CompletableFuture.supplyAsync(() -> {
        try {
          return poll.await(List.of(quiet), FOR_EVER);
        } catch (ErrnoException e) {
          throw new IllegalStateException(e);
        }
      });
      poll.wake();
      assertEquals(List.of(), waiting.get());
      assertEquals(List.of(), poll.await(List.of(quiet), 0));
    }
  }

  @Test
  void aClosedNodeCannotBeRead() throws Exception {
    DeviceNode node = DeviceNode.open(pipe("shut"));
    node.close();
    try (Arena arena = Arena.ofConfined()) {
      var room = arena.allocate(1);
      assertThrows(IllegalStateException.class, () -> node.read(room));
    }
  }

  private Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = dir.resolve(name);
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor());
    return pipe;
  }
}
