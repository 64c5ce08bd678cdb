// SPDX-License-Identifier: Apache-2.0
/**
 * The self-test: a plan of steps, each of which measures something of this room by using it, within a budget of time.
 *
 * <p>Beside {@code probe}, which only looks. What is measured are readings of level MEASURED, judged like all others.
 * {@link org.klartecken.agent.selftest.Steps} is the list of the steps.
 */
@NullMarked
package org.klartecken.agent.selftest;

import org.jspecify.annotations.NullMarked;
