// SPDX-License-Identifier: Apache-2.0
/**
 * Sees whether some other program uses camera, microphone or loudspeaker now, and turns that into usage sessions.
 *
 * <p>Beside the probes, which publish the same as flags; sessions go through the spool. {@code CameraUse} and
 * {@code SoundUse} read, {@code UsageTracker} decides and is pure. Only the class of the program is ever kept: no name,
 * no title, no address. Nothing is opened, so nobody is disturbed.
 */
@NullMarked
package org.klartecken.agent.usage;

import org.jspecify.annotations.NullMarked;
