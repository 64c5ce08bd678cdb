// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

/** A packet that is not MQTT 5, or that an agent did not ask for; the connection ends with it. */
public final class MalformedPacket extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedPacket(String what) {
    super(what, null, false, false);
  }
}
