// SPDX-License-Identifier: Apache-2.0
/**
 * The self-test of cameras: a few seconds of pictures become numbers, and each picture is dropped before the next one.
 * Pure but for {@link org.klartecken.agent.selftest.camera.V4l2Stream}, which alone opens cameras.
 */
@NullMarked
package org.klartecken.agent.selftest.camera;

import org.jspecify.annotations.NullMarked;
