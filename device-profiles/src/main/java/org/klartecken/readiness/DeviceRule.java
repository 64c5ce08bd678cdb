// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.function.Consumer;

/** Judges one device that fills, or should fill, a line of the contract. */
interface DeviceRule {
  void judge(Seen seen, Line line, Consumer<Finding> found);
}
