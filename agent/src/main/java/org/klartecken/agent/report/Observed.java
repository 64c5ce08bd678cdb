// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import org.klartecken.contract.Observation;

/** A whole state and its digest. */
public record Observed(Observation observation, String digest) {
}
