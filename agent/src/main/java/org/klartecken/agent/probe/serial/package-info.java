// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a serial line has its port.
 *
 * <p>Part of the probes: each class here is one thing observed, listed in {@code Probes}.
 */
@NullMarked
package org.klartecken.agent.probe.serial;

import org.jspecify.annotations.NullMarked;
