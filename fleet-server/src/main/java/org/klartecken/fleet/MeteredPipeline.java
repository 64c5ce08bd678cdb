// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.time.Duration;
import org.klartecken.contract.MessageKind;
import org.klartecken.fleet.metrics.FleetMetrics;
import org.klartecken.fleet.pipeline.PipelineMeter;

/** The pipeline's counts as meters. */
record MeteredPipeline(FleetMetrics metrics) implements PipelineMeter {
  @Override
  public void accepted(MessageKind kind) {
    metrics.messageAccepted(kind.level());
  }

  @Override
  public void outdated(boolean duplicate) {
    metrics.messageOutdated(duplicate);
  }

  @Override
  public void clockOff() {
    metrics.clockOff();
  }

  @Override
  public void committed(int messages, Duration took) {
    metrics.committed(messages, took);
  }
}
