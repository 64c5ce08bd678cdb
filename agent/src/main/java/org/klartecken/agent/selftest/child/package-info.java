// SPDX-License-Identifier: Apache-2.0
/**
 * The self-test of a running agent, in a process of its own: what decoding pictures and sound takes of memory goes with
 * that process, and so does a device that hangs.
 *
 * <p>{@code SelfTestRunner} is the agent's side, {@code SelfTestProcess} the other one's, {@code ChildCodec} the lines
 * between them.
 */
@NullMarked
package org.klartecken.agent.selftest.child;

import org.jspecify.annotations.NullMarked;
