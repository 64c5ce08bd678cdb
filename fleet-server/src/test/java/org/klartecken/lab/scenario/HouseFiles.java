// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.lab.guest.GuestTrouble;

/** The room standards and device profiles of the lab's own house, laid out as both server and agent read them. */
final class HouseFiles {
  static final List<String> STANDARDS = List.of("lab-meeting", "lab-table", "lab-2012", "lab-selftest", "lab-control");
  private static final List<String> PROFILES = List.of("ftdi/ft232r", "wch/ch9102");

  private HouseFiles() {
  }

  /** Each file by its path below such a folder. */
  static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String standard : STANDARDS) {
      put(files, "standards/" + standard + ".yaml");
    }
    for (String profile : PROFILES) {
      put(files, "profiles/" + profile + ".yaml");
    }
    return files;
  }

  private static void put(Map<String, byte[]> files, String path) throws IOException {
    try (var in = HouseFiles.class.getResourceAsStream("/lab/" + path)) {
      if (in == null) {
        throw new GuestTrouble("the lab has no " + path);
      }
      files.put(path, in.readAllBytes());
    }
  }

  static void layOut(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : all().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.getValue());
    }
  }
}
