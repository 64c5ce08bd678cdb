// SPDX-License-Identifier: Apache-2.0
/**
 * Sockets of the self-test: the only code of it that sends and waits; what came of it is judged elsewhere, purely.
 *
 * <p>Before {@code selftest}; knows the STAMP packets and nothing else of the agent.
 */
@NullMarked
package org.klartecken.agent.transport;

import org.jspecify.annotations.NullMarked;
