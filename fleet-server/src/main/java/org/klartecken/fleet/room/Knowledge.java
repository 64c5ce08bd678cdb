// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.readiness.Judge;
import org.klartecken.room.Fittings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names what a room is judged with: the rules, which are this program, the catalogue, and what people set up of the
 * room. With the same knowledge the same state is judged the same.
 */
public final class Knowledge {
  private static final Logger LOG = LoggerFactory.getLogger(Knowledge.class);
  /** Of what cannot be named: no judgement was made with it. */
  private static final String NONE = "";
  private static final String PROGRAM = program();

  private Knowledge() {
  }

  /** The name; the empty text when there is none, since program or catalogue cannot be told from others. */
  public static String of(Room room, ProfileCatalog catalog) {
    if (PROGRAM.equals(NONE) || catalog.edition().isEmpty()) {
      return NONE;
    }
    String common = PROGRAM + ' ' + catalog.edition() + ' ' + room.standard();
    return room.fittings().equals(Fittings.NONE) ? common : common + ' ' + room.fittings();
  }

  /** Any other octet in the program, and nothing that an older one judged holds any more. */
  private static String program() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> part : List.of(Judge.class, RoomJudge.class)) {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        if (source == null) {
          return NONE;
        }
        add(digest, Path.of(source.getLocation().toURI()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException | UncheckedIOException | URISyntaxException | NoSuchAlgorithmException e) {
      LOG.warn("The program cannot be told from another, so every start judges all rooms: {}", e.getMessage());
      return NONE;
    }
  }

  /** A jar, or a folder of classes. */
  private static void add(MessageDigest digest, Path code) throws IOException {
    try (Stream<Path> files = Files.walk(code)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
