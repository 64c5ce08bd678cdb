// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of one room now: the devices, the last readings and the proofs with their ages.
 *
 * <p>Between {@code contract} and {@code readiness}: the reducer folds messages into a state, purely; the rules then
 * judge the state. Times in a state are the judge's own, never the room PC's wall clock.
 */
@NullMarked
package org.klartecken.room;

import org.jspecify.annotations.NullMarked;
