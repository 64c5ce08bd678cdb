// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.klartecken.agent.device.SysDirectory;

/**
 * Which processes hold which nodes of cameras open, from the links of {@code proc/<pid>/fd}.
 *
 * @param handles one for each open node that could be seen
 * @param allSeen false when the system hides some processes from us
 */
record OpenNodes(List<Handle> handles, boolean allSeen) {
  OpenNodes {
    handles = List.copyOf(handles);
  }

  /**
   * One open node.
   *
   * @param node {@code video0}
   * @param link the entry below {@code proc/<pid>/fd}
   */
  record Handle(String node, long process, Path link) {
    /** Whether it is still open, asked anew. */
    boolean stillHolds() {
      try {
        return target(link).equals("/dev/" + node);
      } catch (IOException closed) { // closed, or its process ended: both mean no
        return false;
      }
    }
  }

  /** Reads all processes; takes about 10 µs for each open file of the PC, so it is for rare use. */
  static OpenNodes read(Processes processes, Set<String> nodes) {
    List<Handle> found = new ArrayList<>();
    boolean all = true;
    for (SysDirectory process : processes.all()) {
      all &= read(process, nodes, found);
    }
    return new OpenNodes(found, all);
  }

  private static boolean read(SysDirectory process, Set<String> nodes, List<Handle> found) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(process.path().resolve("fd"))) {
      for (Path link : links) {
        String target = targetOrNothing(link);
        String node = target.startsWith("/dev/") ? target.substring(5) : "";
        if (nodes.contains(node)) {
          found.add(new Handle(node, Long.parseLong(process.name()), link));
        }
      }
      return true;
    } catch (AccessDeniedException hidden) {
      return false;
    } catch (NoSuchFileException | DirectoryIteratorException ended) { // it ended while it was read
      return true;
    } catch (IOException | NumberFormatException unreadable) { // counts as not seen
      return false;
    }
  }

  private static String targetOrNothing(Path link) {
    try {
      return target(link);
    } catch (IOException closed) { // closed while it was read
      return "";
    }
  }

  private static String target(Path link) throws IOException {
    return Files.readSymbolicLink(link).toString();
  }
}
