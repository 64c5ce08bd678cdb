// SPDX-License-Identifier: Apache-2.0
/**
 * Makes messages of what was observed, and decides when there is something to say.
 *
 * <p>Between {@code probe} and {@code publish}, and pure: no clock, file or thread. The decision is by a digest of the
 * state without what changes all the time, so that a warm processor is not news and a missing camera is.
 */
@NullMarked
package org.klartecken.agent.report;

import org.jspecify.annotations.NullMarked;
