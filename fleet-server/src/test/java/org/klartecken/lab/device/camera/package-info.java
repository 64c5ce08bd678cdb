// SPDX-License-Identifier: Apache-2.0
/** Cameras and capture sticks of the USB video class: what they offer, what they agree on, what they see. */
@NullMarked
package org.klartecken.lab.device.camera;

import org.jspecify.annotations.NullMarked;
