// SPDX-License-Identifier: Apache-2.0
/**
 * PulseAudio's native protocol, as far as it takes to ask which devices are the default and to make others so: packets of
 * tagged values, which PipeWire understands as well.
 *
 * <p>Pure: octets in, records out. The socket is in {@code transport}.
 */
@NullMarked
package org.klartecken.agent.protocol.pulse;

import org.jspecify.annotations.NullMarked;
