// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import java.time.Instant;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.usage.CameraUse;
import org.klartecken.agent.usage.InUse;
import org.klartecken.agent.usage.UseSighting;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/** Whether another program holds the camera open; that one does proves that it can be opened. */
public final class CameraInUseProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("camera.in_use");

  private final CameraUse use;

  public CameraInUseProbe(SystemRoot root) {
    this.use = new CameraUse(root);
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return CameraUse.appliesTo(device);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    List<UseSighting> seen = use.look(device);
    if (seen.isEmpty()) {
      return new ProbeOutcome.NothingToMeasure();
    }
    return switch (seen.getFirst().state()) {
      case InUse.Idle _ -> measured(device, false, ProofLevel.ENUMERATED, now);
      case InUse.Busy _ -> measured(device, true, ProofLevel.OPENED, now);
      case InUse.Unseen(var reason, var detail) -> new ProbeOutcome.Failed(reason, detail);
    };
  }

  private static ProbeOutcome measured(AttachedDevice device, boolean busy, ProofLevel proof, Instant now) {
    return new ProbeOutcome.Measured(
        List.of(new Reading(device.device().id(), NAME, Value.of(busy), Unit.NONE, proof, now)));
  }
}
