// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** How much of the disk is free on which a folder lies. A network file system that is away hangs here. */
public final class DiskProbe implements Probe {
  private final Path folder;

  public DiskProbe(Path folder) {
    this.folder = folder;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.HOST_DISK_FREE;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().id().equals(DeviceId.HOST);
  }

  @Override
  public Duration interval() {
    return HostFiles.INTERVAL;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    try {
      FileStore store = Files.getFileStore(folder);
      long total = store.getTotalSpace();
      if (total <= 0) {
        return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "the file system does not tell its size");
      }
      double percent = Math.clamp(Math.round(1000.0 * store.getUsableSpace() / total) / 10.0, 0, 100);
      return Readings.of(device, now, ProofLevel.MEASURED).add(ReadingNames.HOST_DISK_FREE, percent).outcome();
    } catch (IOException e) {
      return new ProbeOutcome.Failed(FailureReason.OTHER,
          "the disk cannot be asked: " + Printable.clean(String.valueOf(e.getMessage())));
    }
  }
}
