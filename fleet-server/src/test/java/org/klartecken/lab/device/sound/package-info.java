// SPDX-License-Identifier: Apache-2.0
/** Sound cards of the USB audio class 1: a loudspeaker, a microphone, the air between them, and what can be wrong with it. */
@NullMarked
package org.klartecken.lab.device.sound;

import org.jspecify.annotations.NullMarked;
