// SPDX-License-Identifier: Apache-2.0
/** Packets of the sound service's protocol, annotated octet by octet. */
@NullMarked
package org.klartecken.agent.protocol.pulse;

import org.jspecify.annotations.NullMarked;
