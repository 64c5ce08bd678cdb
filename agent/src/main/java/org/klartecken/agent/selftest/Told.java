// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Message;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.Stamp;

/** What the server is told of a self-test, before it has its stamp. */
public record Told(String id, SelfTestState state, int percent, @Nullable ReadingName current,
    List<SelfTestStep> steps, List<Reading> readings) {
  public Told {
    steps = List.copyOf(steps);
    readings = List.copyOf(readings);
  }

  public Message.SelfTest message(Stamp stamp) {
    return new Message.SelfTest(stamp, id, state, percent, current, steps, readings);
  }
}
