// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.enrol.Credentials;

/** The real client against servers of the right authority that do not keep to the protocol. */
class RudeServerTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  /** CONNACK, code 0, no properties. */
  private static final String WELCOME = "2003000000";
  private final Vertx vertx = Vertx.vertx();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final BlockingQueue<LineEvent> events = new LinkedBlockingQueue<>();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      48020001,         PROTOCOL_ERROR, flags that there are not
      20ffffffff01,     PROTOCOL_ERROR, a length of five octets
      20ffffff7f,       PROTOCOL_ERROR, a packet of 256 megabytes
      d000,             PROTOCOL_ERROR, a sign of life before the welcome
      20020087,         NOT_AUTHORIZED, a refusal without properties
      2003009700,       BUSY,           quota exceeded
      20020001,         UNREACHABLE,    a server that knows only MQTT 3
      """)
  void isLeftAtItsFirstWord(String answer, DownReason reason, String what) throws Exception {
    MqttLine line = connect(answer);
    assertEquals(reason, assertInstanceOf(LineEvent.Down.class, next(), what).reason());
    line.close();
    assertTrue(events.isEmpty(), "more than one end");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      2003000000, a second welcome
      32ffffff7f, a message of 256 megabytes
      34040001610007, a message of QoS 2
      40020000, the acknowledgement of nothing
      """)
  void isToldGoodByeWhenItGoesWrongLater(String then, String what) throws Exception {
    MqttLine line = connect(WELCOME + then);
    assertInstanceOf(LineEvent.Up.class, next());
    assertEquals(DownReason.PROTOCOL_ERROR, assertInstanceOf(LineEvent.Down.class, next(), what).reason());
    await().until(() -> String.join("", heard).endsWith("e00182")); // DISCONNECT, protocol error
    line.close();
  }

  private MqttLine connect(String answer) throws Exception {
    NetServer server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setSsl(true)
        .setKeyCertOptions(new PemKeyCertOptions().addCertValue(Buffer.buffer(AUTHORITY.serverPem()))
            .addKeyValue(Buffer.buffer(AUTHORITY.serverKeyPem()))));
    server.connectHandler(client -> client.handler(octets -> answer(client, octets, answer)));
    int port = server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();
    MqttLine line = new MqttLine(
        new Credentials("agent-1", "s1", "localhost", port, "agent-1", "secret", AUTHORITY.caPem()), events::add);
    line.open();
    return line;
  }

  private void answer(NetSocket client, Buffer octets, String answer) {
    if (heard.isEmpty()) {
      client.write(Buffer.buffer(HexFormat.of().parseHex(answer)));
    }
    heard.add(HexFormat.of().formatHex(octets.getBytes()));
  }

  private LineEvent next() throws InterruptedException {
    return Objects.requireNonNull(events.poll(15, TimeUnit.SECONDS), "nothing happened");
  }
}
