// SPDX-License-Identifier: Apache-2.0
/**
 * Tells at once when the kernel says that a device came, changed or went.
 *
 * <p>Beside the flow: it only says "look again" to the agent, which then reads the whole present state through
 * {@code device}. Nothing is learnt from the events themselves, and a slow re-scan is the net beneath.
 */
@NullMarked
package org.klartecken.agent.hotplug;

import org.jspecify.annotations.NullMarked;
