// SPDX-License-Identifier: Apache-2.0
/**
 * Sockets, ports and {@code systemctl}, for probes and self-tests: the only code of theirs that sends and waits; what came
 * of it is judged elsewhere, purely.
 *
 * <p>Before {@code probe} and {@code selftest}; knows the packets and nothing else of the agent.
 */
@NullMarked
package org.klartecken.agent.transport;

import org.jspecify.annotations.NullMarked;
