// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What became of reading a file that somebody sent. */
public sealed interface SentFile {
  /** The largest file, in octets. An EDID has at most 32 KiB, and descriptors rarely more than a few. */
  int LARGEST = 512 * 1024;

  /** Its octets; those of a file that plainly is a hex dump are turned back. */
  record Octets(ByteBuffer octets) implements SentFile {
    public Octets {
      octets = octets.asReadOnlyBuffer();
    }

    /** A copy of them. */
    byte[] copy() {
      byte[] copy = new byte[octets.remaining()];
      octets.get(octets.position(), copy);
      return copy;
    }
  }

  /** It could not be read; one sentence for people. */
  record Unreadable(String why) implements SentFile {
  }

  /** Reads at most {@link #LARGEST} octets; also from a pipe or a file of sysfs, which do not know their size. */
  static SentFile read(Path file) {
    if (Files.isDirectory(file)) {
      return new Unreadable("it is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(LARGEST + 1);
      if (octets.length > LARGEST) {
        return new Unreadable("the file is larger than " + LARGEST + " octets");
      }
      return new Octets(ByteBuffer.wrap(HexDump.octets(octets).orElse(octets)));
    } catch (NoSuchFileException e) {
      return new Unreadable("there is no such file");
    } catch (AccessDeniedException e) {
      return new Unreadable("reading it is not allowed");
    } catch (IOException e) {
      return new Unreadable("it could not be read: " + e.getMessage());
    }
  }
}
