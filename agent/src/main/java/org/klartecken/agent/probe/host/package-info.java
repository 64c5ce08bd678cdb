// SPDX-License-Identifier: Apache-2.0
/**
 * How the PC itself is: time since its start, memory, disk, heat, load and clock.
 *
 * <p>Part of the probes: each class here is one thing observed, listed in {@code Probes}.
 */
@NullMarked
package org.klartecken.agent.probe.host;

import org.jspecify.annotations.NullMarked;
