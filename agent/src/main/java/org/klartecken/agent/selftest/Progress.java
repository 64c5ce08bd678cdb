// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestStep;

/** Is told how far a self-test is; on the thread that runs it, several times a second. */
public interface Progress {
  /**
   * @param done from 0 to 1
   * @param current the step that runs
   * @param over the steps before it
   */
  void at(double done, ReadingName current, List<SelfTestStep> over);
}
