// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.List;
import org.klartecken.profile.Purpose;

/**
 * Whether the room is usable for a purpose, and which lines of the contract say so.
 *
 * @param because ids of the items that keep it from READY, worst first
 */
public record PurposeVerdict(Purpose purpose, Readiness readiness, List<String> because) {
}
