// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What came of a step of a self-test. */
public enum StepResult {
  MEASURED, SKIPPED, FAILED, OTHER
}
