// SPDX-License-Identifier: Apache-2.0
/**
 * What is plugged into this PC now, read from the system and joined into devices.
 *
 * <p>First step of the flow; the probes then look at each device. Acquiring is apart from parsing: what reads files is
 * thin, what understands bytes lies in {@code protocol}. {@code LinuxInventory} joins what the readers beside it find,
 * one reader per folder of {@code /sys}: USB tree, video nodes, sound cards, display connectors, serial ports, network
 * links and the PC itself.
 */
@NullMarked
package org.klartecken.agent.device;

import org.jspecify.annotations.NullMarked;
