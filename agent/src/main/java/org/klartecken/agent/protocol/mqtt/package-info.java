// SPDX-License-Identifier: Apache-2.0
/**
 * MQTT 5.0 as far as an agent needs it: what it says to a server, and what a server says to it. QoS 1 both ways, no
 * topic aliases, no extended authentication.
 *
 * <p>{@link org.klartecken.agent.protocol.mqtt.PacketWriter} and {@link org.klartecken.agent.protocol.mqtt.PacketReader}
 * are the entrances. The general client library that was here before starts its three threads by waiting 100 ms for
 * each, which was a third of the agent's whole start.
 */
@NullMarked
package org.klartecken.agent.protocol.mqtt;

import org.jspecify.annotations.NullMarked;
