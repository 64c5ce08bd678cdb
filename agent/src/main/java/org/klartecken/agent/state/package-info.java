// SPDX-License-Identifier: Apache-2.0
/**
 * The one directory that the agent writes to: who it is, and what waits to be sent.
 *
 * <p>Beneath {@code enrol} and {@code publish}. Readable by its owner only; one agent at a time.
 */
@NullMarked
package org.klartecken.agent.state;

import org.jspecify.annotations.NullMarked;
