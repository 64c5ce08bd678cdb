// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.agent.selftest.remedy.Tried.InVain;
import org.klartecken.agent.state.StateDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps which remedies were of no use, a line each, in the directory in which the agent of this PC keeps its state: neither
 * a restart nor a person at the terminal makes it try them again. What could not be begun is not kept.
 */
public final class TriedFile {
  static final String NAME = "remedies-in-vain";
  private static final Logger LOG = LoggerFactory.getLogger(TriedFile.class);
  private static final int LARGEST = 64 * 1024;
  private static final Pattern LINE = Pattern.compile("([A-Z_]{1,40} [a-z0-9_.]{1,160} \\S{1,120}) ([0-9a-f]{64})");
  private final Path directory;

  /** @param directory may be missing as long as nothing is to be kept */
  public TriedFile(Path directory) {
    this.directory = directory;
  }

  /** Whatever stands in the file: at worst a remedy is tried once more. */
  public List<InVain> read() {
    try (InputStream in = Files.newInputStream(directory.resolve(NAME))) {
      byte[] octets = in.readNBytes(LARGEST + 1);
      if (octets.length > LARGEST) {
        LOG.warn("reason=MALFORMED {} is longer than {} octets and not used", NAME, LARGEST);
        return List.of();
      }
      return new String(octets, StandardCharsets.UTF_8).lines().flatMap(line -> line(line).stream()).toList();
    } catch (NoSuchFileException absent) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("reason=NOT_READ {} is not used: {}", NAME, e.getMessage());
      return List.of();
    }
  }

  private static Optional<InVain> line(String text) {
    Matcher line = LINE.matcher(text);
    if (line.matches()) {
      return Optional.of(new InVain(line.group(1), line.group(2), true));
    }
    LOG.warn("reason=MALFORMED a line of {} is left out", NAME);
    return Optional.empty();
  }

  /** Writes those that were begun, if the file holds others; answers whether it holds them now. */
  public boolean keep(List<InVain> all) {
    List<InVain> begun = all.stream().filter(InVain::begun).toList();
    if (begun.equals(read())) {
      return true;
    }
    StringBuilder lines = new StringBuilder();
    begun.forEach(each -> lines.append(each.attempt()).append(' ').append(each.state()).append('\n'));
    try {
      StateDirectory.write(directory, NAME, lines.toString());
      return true;
    } catch (IOException e) {
      LOG.warn("reason=NOT_WRITTEN which remedies were of no use is not kept: {}", e.getMessage());
      return false;
    }
  }
}
