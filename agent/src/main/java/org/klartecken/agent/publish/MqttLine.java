// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.enrol.PinnedTrust;

/**
 * The connection by MQTT 5 over TLS with the pinned authority; one {@link MqttConnection} after the other. What must
 * survive a connection is in our spool.
 */
public final class MqttLine implements ServerLine {
  private final Credentials credentials;
  private final SSLSocketFactory tls;
  private final Consumer<LineEvent> events;
  private @Nullable MqttConnection current;

  /**
   * @param events is told what happens, from the connection's thread; must hand on and return
   * @throws GeneralSecurityException when the credentials' authority is not readable
   */
  public MqttLine(Credentials credentials, Consumer<LineEvent> events) throws GeneralSecurityException {
    this.credentials = credentials;
    this.tls = PinnedTrust.context(credentials.caPem()).getSocketFactory();
    this.events = events;
  }

  @Override
  public void open() {
    if (current != null) {
      current.breakOff();
    }
    current = new MqttConnection(credentials, tls, events);
    current.open();
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
