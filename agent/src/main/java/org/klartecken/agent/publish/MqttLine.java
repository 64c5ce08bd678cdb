// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.enrol.PinnedTrust;

/**
 * The connection by MQTT 5 over TLS with the pinned authority; hides Paho. A new client for each connection: Paho does
 * not retry a first connect, and what must survive a connection is in our spool and not in its memory.
 */
public final class MqttLine implements ServerLine {
  private final Credentials credentials;
  private final SSLSocketFactory tls;
  private final Consumer<LineEvent> events;
  private @Nullable MqttConnection current;

  /**
   * @param events is told what happens, from threads of Paho's; must hand on and return
   * @throws GeneralSecurityException when the credentials' authority is not readable
   */
  public MqttLine(Credentials credentials, Consumer<LineEvent> events) throws GeneralSecurityException {
    this.credentials = credentials;
    this.tls = PinnedTrust.context(credentials.caPem()).getSocketFactory();
    this.events = events;
  }

  @Override
  public void open() {
    MqttConnection before = current;
    if (before != null) {
      before.dispose();
    }
    try {
      MqttConnection fresh = new MqttConnection(credentials, events);
      current = fresh;
      fresh.open(tls);
    } catch (MqttException | RuntimeException e) { // Paho throws RuntimeException for a host that is no host
      current = null;
      events.accept(new LineEvent.Down(DownReason.UNREACHABLE, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void listen() {
    if (current != null) {
      current.listen();
    }
  }

  @Override
  public boolean send(Parcel parcel) {
    return current != null && current.send(parcel);
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
