// SPDX-License-Identifier: Apache-2.0
/**
 * Asks cameras what pictures they offer, by Video4Linux, without starting a stream or changing a setting.
 *
 * <p>Acquiring ({@code VideoNode}) is apart from understanding ({@code V4l2}, {@code VideoModes}).
 */
@NullMarked
package org.klartecken.agent.probe.camera;

import org.jspecify.annotations.NullMarked;
