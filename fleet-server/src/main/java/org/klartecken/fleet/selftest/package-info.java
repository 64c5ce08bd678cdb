// SPDX-License-Identifier: Apache-2.0
/**
 * Self-tests of rooms: who asked for one, how far it is, and what each measured, kept for comparison.
 *
 * <p>Between {@code pipeline}, which hears what agents tell of them, and {@code web}, where they are started and watched.
 */
@NullMarked
package org.klartecken.fleet.selftest;

import org.jspecify.annotations.NullMarked;
