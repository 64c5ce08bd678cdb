// SPDX-License-Identifier: Apache-2.0
/**
 * What the kernel writes to its log about USB devices: records become faults of a port.
 *
 * <p>Pure. Whoever may open {@code /dev/kmsg} hands the records over.
 */
@NullMarked
package org.klartecken.agent.protocol.kernel;

import org.jspecify.annotations.NullMarked;
