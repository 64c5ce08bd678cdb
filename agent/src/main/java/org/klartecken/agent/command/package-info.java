// SPDX-License-Identifier: Apache-2.0
/**
 * What the server may ask of the agent, decided purely: a closed set, no shell.
 *
 * <p>Beside {@code report}: a command changes when something is said, never what is measured.
 */
@NullMarked
package org.klartecken.agent.command;

import org.jspecify.annotations.NullMarked;
