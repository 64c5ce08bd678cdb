// SPDX-License-Identifier: Apache-2.0
/**
 * The answer of {@code check}: one look at this PC, judged here, told to people, to programs and to Nagios.
 *
 * <p>The same pure rules as the server's, over the same observation; with as much of a past as an agent
 * that runs here wrote down.
 */
@NullMarked
package org.klartecken.agent.cli.check;

import org.jspecify.annotations.NullMarked;
