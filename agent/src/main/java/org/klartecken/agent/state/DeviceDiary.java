// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Device;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which devices were plugged in lately: one line for each time that they became others, the last twenty. A look that no
 * server judges tells from it what was moved, swapped or taken away. Not thread-safe.
 */
public final class DeviceDiary {
  static final int MOST = 20;
  private static final Logger LOG = LoggerFactory.getLogger(DeviceDiary.class);
  private static final String FILE = "devices.jsonl";
  private static final String WRITER = "diary";
  private final StateDirectory folder;
  private final WireCodec codec;
  private List<Message.Report> kept;

  /** Goes on with what an earlier run wrote. */
  public DeviceDiary(StateDirectory folder, WireCodec codec) {
    this.folder = folder;
    this.codec = codec;
    kept = read(folder.at("."), codec);
  }

  /** Writes down the devices that are seen at a time, if they are others than before. */
  public void note(Observation seen, Instant at) {
    List<Device> devices = seen.devices();
    if (!kept.isEmpty() && kept.getLast().observation().devices().equals(devices)) {
      return;
    }
    long number = kept.isEmpty() ? 1 : kept.getLast().stamp().sequence() + 1;
    List<Message.Report> next = new ArrayList<>(kept.subList(Math.max(0, kept.size() - MOST + 1), kept.size()));
    next.add(new Message.Report(new Stamp(WRITER, number, at, number), new Observation(devices, List.of(), List.of()),
        ""));
    kept = List.copyOf(next);
    try {
      StringBuilder lines = new StringBuilder();
      kept.forEach(line -> lines.append(new String(codec.encode(line), UTF_8)).append('\n'));
      folder.write(FILE, lines.toString());
    } catch (IOException e) {
      LOG.warn("reason=NOT_WRITTEN which devices are plugged in is not kept: {}", e.getMessage());
    }
  }

  /** What was written down in a state directory, oldest first; nothing when no agent has run there or it may not be read. */
  public static List<Message.Report> read(Path folder, WireCodec codec) {
    List<Message.Report> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder.resolve(FILE))) {
        if (codec.decode(MessageKind.REPORT,
            line.getBytes(UTF_8)) instanceof Decoded.Accepted<Message>(Message.Report report)) {
          lines.add(report);
        } else {
          LOG.warn("reason=MALFORMED a line of {} is left out", FILE);
        }
      }
    } catch (NoSuchFileException absent) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("reason=NOT_READ {} is not used: {}", FILE, e.getMessage());
      return List.of();
    }
    return List.copyOf(lines);
  }
}
