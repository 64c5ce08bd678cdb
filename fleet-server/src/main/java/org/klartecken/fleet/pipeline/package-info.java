// SPDX-License-Identifier: Apache-2.0
/**
 * The flow: reduce, evaluate, decide, one transaction, hand on.
 *
 * <p>{@code RoomPipeline} is all of it on a page. What the transaction writes is an explicit ordered list of
 * {@code CommitStep}s, each of which keeps one thing of an {@code Outcome}.
 */
@NullMarked
package org.klartecken.fleet.pipeline;

import org.jspecify.annotations.NullMarked;
