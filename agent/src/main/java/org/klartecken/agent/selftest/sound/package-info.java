// SPDX-License-Identifier: Apache-2.0
/**
 * The self-test of sound: a short sweep is played and recorded, and what comes back becomes numbers. Pure but for
 * {@link org.klartecken.agent.selftest.sound.JavaSound}, which alone opens sound cards. Recordings live in memory for
 * as long as they are looked at, and nowhere else.
 */
@NullMarked
package org.klartecken.agent.selftest.sound;

import org.jspecify.annotations.NullMarked;
