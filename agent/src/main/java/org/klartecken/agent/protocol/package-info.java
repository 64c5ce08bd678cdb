// SPDX-License-Identifier: Apache-2.0
/**
 * Understands octets that devices hand out: bytes in, records out, nothing else.
 *
 * <p>Beside the flow: {@code device} reads the files, these packages say what they mean, and the command line shows it.
 * Nothing here throws on wrong octets; what could not be understood is a {@link org.klartecken.agent.protocol.Problem}.
 */
@NullMarked
package org.klartecken.agent.protocol;

import org.jspecify.annotations.NullMarked;
