// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import org.jspecify.annotations.Nullable;

/**
 * One step of a self-test that is over.
 *
 * @param name of the step, {@code network.call}
 * @param reason why it was not taken or failed; with MEASURED why it was taken in part only; null when it was measured
 *     whole
 * @param detail one sentence for people who administer, at most 400 characters
 * @param tookMs how long it took
 */
public record SelfTestStep(ReadingName name, StepResult result, @Nullable StepReason reason, String detail,
    @Nullable Long tookMs) {
  public SelfTestStep {
    if (name == null) {
      throw new IllegalArgumentException("a step needs name");
    }
    result = result == null ? StepResult.OTHER : result;
    detail = detail == null ? "" : detail.length() > 400 ? detail.substring(0, 400) : detail;
    if (tookMs != null && tookMs < 0) {
      throw new IllegalArgumentException("tookMs is not negative");
    }
  }
}
