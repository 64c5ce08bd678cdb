// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.usage.InUse;
import org.klartecken.agent.usage.SoundUse;
import org.klartecken.agent.usage.Use;
import org.klartecken.agent.usage.UseSighting;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/** Whether another program records from or plays to a sound device now; that one does proves that it can be opened. */
public final class SoundInUseProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("audio.in_use");
  private static final ReadingName CAPTURE = new ReadingName("audio.capture_in_use");
  private static final ReadingName PLAYBACK = new ReadingName("audio.playback_in_use");

  private final SoundUse use;

  public SoundInUseProbe(SystemRoot root) {
    this.use = new SoundUse(root);
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return SoundUse.appliesTo(device);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    List<Reading> readings = new ArrayList<>();
    for (UseSighting seen : use.look(device)) {
      ReadingName name = seen.use() == Use.MICROPHONE ? CAPTURE : PLAYBACK;
      switch (seen.state()) {
        case InUse.Idle _ -> readings.add(reading(device, name, false, ProofLevel.ENUMERATED, now));
        case InUse.Busy _ -> readings.add(reading(device, name, true, ProofLevel.OPENED, now));
        case InUse.Unseen(var reason, var detail) -> {
          return new ProbeOutcome.Failed(reason, detail);
        }
      }
    }
    return readings.isEmpty() ? new ProbeOutcome.NothingToMeasure() : new ProbeOutcome.Measured(readings);
  }

  private static Reading reading(AttachedDevice device, ReadingName name, boolean busy, ProofLevel proof, Instant now) {
    return new Reading(device.device().id(), name, Value.of(busy), Unit.NONE, proof, now);
  }
}
