// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;

/**
 * One directory of {@code /sys}, {@code /proc} or {@code /dev}, read as a kernel gives it while devices come and go:
 * everything is bounded, texts are cleaned, and what cannot be read is absent, never an exception.
 */
public record SysDirectory(Path path) {
  /** The most octets read of one file; descriptors of 64 KiB are the largest that USB can carry. */
  public static final int LARGEST = 128 * 1024;
  /** The longest text of an attribute, in characters; strings of USB devices have at most 126. */
  public static final int LONGEST_TEXT = 200;
  private static final int MOST_ENTRIES = 4096;

  /** Whether it is there now. */
  public boolean exists() {
    return Files.isDirectory(path);
  }

  /** Whether it has an entry of that name, be it only a link to nowhere. */
  public boolean has(String name) {
    return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Its last name, {@code 1-4.2}. */
  public String name() {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  public SysDirectory at(String relative) {
    return new SysDirectory(path.resolve(relative));
  }

  /** An attribute as one cleaned line without surrounding space; empty when absent, unreadable or blank. */
  public Optional<String> text(String name) {
    return content(name, LARGEST).octets().map(SysDirectory::decode).map(SysDirectory::oneLine)
        .filter(t -> !t.isEmpty());
  }

  /** A file's lines, each cleaned and with spaces for tabs; none when absent or unreadable. */
  public List<String> lines(String name) {
    return content(name, LARGEST).octets().map(SysDirectory::decode)
        .map(all -> all.lines().map(l -> Printable.clean(l.replace('\t', ' '))).toList()).orElse(List.of());
  }

  /** A decimal attribute, sign allowed. */
  public OptionalLong number(String name) {
    return number(name, 10);
  }

  /** A hexadecimal attribute, with or without {@code 0x}. */
  public OptionalLong hex(String name) {
    return number(name, 16);
  }

  /** The whole file, or why it could not be had. */
  public Content content(String name, int largest) {
    try (InputStream in = Files.newInputStream(path.resolve(name))) {
      byte[] octets = in.readNBytes(largest + 1);
      return octets.length > largest
          ? new Content.Unreadable(FailureReason.MALFORMED_REPLY, name + " is longer than " + largest + " octets")
          : new Content.Whole(octets);
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  /** The last name of what a link points to: the driver's name behind {@code driver}. */
  public Optional<String> linkName(String name) {
    try {
      Path last = Files.readSymbolicLink(path.resolve(name)).getFileName();
      return Optional.ofNullable(last).map(p -> oneLine(p.toString())).filter(t -> !t.isEmpty());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Where an entry really lies, all links followed; empty when it is gone or its links go round in a circle. */
  public Optional<Path> real(String name) {
    try {
      return Optional.of(path.resolve(name).toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where it really lies itself. */
  public Optional<Path> real() {
    return real("");
  }

  /** Its entries in the order of their names, numbers by size; none when it is gone. */
  public List<SysDirectory> entries() {
    List<SysDirectory> found = new ArrayList<>();
    try (var stream = Files.newDirectoryStream(path)) {
      for (Path entry : stream) {
        if (found.size() == MOST_ENTRIES) {
          break;
        }
        found.add(new SysDirectory(entry));
      }
    } catch (IOException | DirectoryIteratorException e) {
      // a directory that goes away while it is listed: what was seen so far is what is known
      return sorted(found);
    }
    return sorted(found);
  }

  private static List<SysDirectory> sorted(List<SysDirectory> entries) {
    entries.sort(Comparator.comparing(SysDirectory::name, NaturalOrder.BY_NUMBERS));
    return Collections.unmodifiableList(entries);
  }

  private OptionalLong number(String name, int radix) {
    String text = text(name).orElse("");
    if (radix == 16 && text.startsWith("0x")) {
      text = text.substring(2);
    }
    try {
      return OptionalLong.of(Long.parseLong(text, radix));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Content unreadable(String name, IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> new Content.Absent();
      case AccessDeniedException _ -> new Content.Unreadable(FailureReason.ACCESS_DENIED, name + " may not be read");
      case FileSystemException f when "Not a directory".equals(f.getReason()) -> new Content.Absent();
      // ENODEV, EIO: the device went away between listing and reading
      default -> new Content.Unreadable(FailureReason.DEVICE_GONE,
          name + " cannot be read: " + Printable.clean(String.valueOf(e.getMessage())));
    };
  }

  private static String decode(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static String oneLine(String text) {
    String stripped = text.replace('\0', ' ').strip();
    String shown = stripped.length() > LONGEST_TEXT ? stripped.substring(0, LONGEST_TEXT) : stripped;
    return Printable.clean(shown).strip();
  }
}
