// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** A name for the whole content of files: whoever changes an octet, a path or a folder of them makes another edition. */
final class Edition {
  private Edition() {
  }

  /** @param below the edition that these files lie over, or the empty text */
  @SafeVarargs
  static String of(String below, List<SourceFile>... folders) {
    MessageDigest digest = sha256();
    add(digest, below.getBytes(UTF_8));
    for (List<SourceFile> folder : folders) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(folder.size()).flip());
      folder.stream().sorted(Comparator.comparing(SourceFile::path)).forEach(file -> {
        add(digest, file.path().getBytes(UTF_8));
        add(digest, file.octets());
      });
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Its length goes before it, so that nothing can move from one file to the next unseen. */
  private static void add(MessageDigest digest, byte[] octets) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).flip());
    digest.update(octets);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
