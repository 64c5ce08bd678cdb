// SPDX-License-Identifier: Apache-2.0
/**
 * How good a call over a network would sound, and what a sample of packets can prove: pure formulas.
 *
 * <p>Beside {@code readiness}: what they give is a reading, which a standard's expectation judges.
 */
@NullMarked
package org.klartecken.quality;

import org.jspecify.annotations.NullMarked;
