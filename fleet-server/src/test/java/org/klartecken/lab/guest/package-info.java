// SPDX-License-Identifier: Apache-2.0
/**
 * The lab's guest: a small machine under QEMU with Debian's stock kernel, in which drivers, hot plug and faults are real.
 *
 * <p>A {@link org.klartecken.lab.guest.Guest} is started, told what to run, and has things plugged into it and pulled
 * out of it. What a room looks like and what is expected of the agent in it stands in the scenarios. The guest's own
 * files lie in {@code scripts/lab.d}.
 */
@NullMarked
package org.klartecken.lab.guest;

import org.jspecify.annotations.NullMarked;
