// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.klartecken.profile.Purpose;

/**
 * The judgement of a room at a time.
 *
 * @param readiness of the room as a whole: the worst of the purposes that its standard offers
 * @param findings all of them, worst first; those that do not fire yet included
 * @param nextChange when time alone may change this judgement (a proof grows old, a hold time ends), or {@code Instant.MAX}
 */
public record Assessment(Readiness readiness, Map<Purpose, PurposeVerdict> purposes, List<Item> items,
    List<Finding> findings, Instant nextChange) {
}
