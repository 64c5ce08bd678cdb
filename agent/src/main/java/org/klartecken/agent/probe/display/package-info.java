// SPDX-License-Identifier: Apache-2.0
/**
 * What a display connector says of the display at its end: awake or not, and its EDID.
 *
 * <p>Part of the probes: each class here is one thing observed, listed in {@code Probes}.
 */
@NullMarked
package org.klartecken.agent.probe.display;

import org.jspecify.annotations.NullMarked;
