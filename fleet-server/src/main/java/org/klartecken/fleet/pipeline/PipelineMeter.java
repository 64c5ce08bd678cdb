// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Duration;
import org.klartecken.contract.MessageKind;

/** Port: counts what went through. */
public interface PipelineMeter {
  void accepted(MessageKind kind);

  /** A message told nothing new. */
  void outdated(boolean duplicate);

  /** The wall clock of a room PC is more than a day off. */
  void clockOff();

  /** A batch of messages was committed. */
  void committed(int messages, Duration took);

  /** Counts nothing. */
  PipelineMeter NONE = new PipelineMeter() {
    @Override
    public void accepted(MessageKind kind) {
    }

    @Override
    public void outdated(boolean duplicate) {
    }

    @Override
    public void clockOff() {
    }

    @Override
    public void committed(int messages, Duration took) {
    }
  };
}
