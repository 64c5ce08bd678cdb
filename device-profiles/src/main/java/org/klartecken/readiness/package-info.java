// SPDX-License-Identifier: Apache-2.0
/**
 * Judges a room: what is observed, held against its standard and the profiles of its devices.
 *
 * <p>Pure, and the same for the server and for the agent's offline check. Readiness is never better than what was
 * proved: old proof is STALE, no proof is UNKNOWN, and a reading without a limit is never green.
 */
@NullMarked
package org.klartecken.readiness;

import org.jspecify.annotations.NullMarked;
