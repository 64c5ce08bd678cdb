// SPDX-License-Identifier: Apache-2.0
/**
 * Asks sound cards whether they are muted and how loud they are set, by the ALSA control device.
 *
 * <p>Nothing is played, recorded or set. Acquiring ({@code ControlNode}) is apart from understanding
 * ({@code AlsaControl}, {@code MixerChoice}). The JDK's own sound library would do, too, at 4 MB of memory.
 */
@NullMarked
package org.klartecken.agent.probe.sound;

import org.jspecify.annotations.NullMarked;
