// SPDX-License-Identifier: Apache-2.0
/**
 * What travels between a room PC and the server: topics, messages, readings and failures, version 1.
 *
 * <p>Everything else in the project builds on these words; this package imports nothing of ours. Decoders ignore
 * fields they do not know and read unknown enum words as {@code OTHER}, so that an old server survives a new agent.
 */
@NullMarked
package org.klartecken.contract;

import org.jspecify.annotations.NullMarked;
