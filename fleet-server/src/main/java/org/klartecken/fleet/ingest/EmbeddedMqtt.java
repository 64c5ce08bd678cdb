// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.RoomReadiness;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server itself is the MQTT 5 endpoint; no broker is needed. A device gateway, not a general broker: sessions are
 * not kept, since what must survive is in the agent's spool and in the database.
 *
 * <p>It runs on event loops only: on virtual threads a CONNECT that follows the TLS handshake at once is lost.
 */
public final class EmbeddedMqtt implements FrontDoor {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMqtt.class);
  private static final int SECONDS_TO_CONNECT = 5;
  private static final int GOODBYE_SECONDS = 5;
  /** What Vert.x takes for any free port, the same for all loops. */
  private static final int ANY_SHARED = -1;
  private final Vertx vertx;
  private final MqttServerOptions options;
  private final Inbox inbox;
  private final Rejections rejections;
  private final DoorLimits limits;
  private final InstantSource clock;
  private final Admission admission;
  private final WireCodec codec = new WireCodec();
  private final ConcurrentMap<AgentId, AgentConnection> agents = new ConcurrentHashMap<>();
  private final Readers readers = new Readers();
  private final AtomicLong waitingOctets = new AtomicLong();
  private volatile String deployed = "";
  private volatile int port;

  /**
   * @param host address to listen on
   * @param wantedPort 0 for any free one
   */
  public EmbeddedMqtt(Vertx vertx, String host, int wantedPort, String certificatePem, String keyPem,
      Gatekeeper gatekeeper, Inbox inbox, Rejections rejections, DoorLimits limits, InstantSource clock) {
    this.vertx = vertx;
    this.inbox = inbox;
    this.rejections = rejections;
    this.limits = limits;
    this.clock = clock;
    this.admission = new Admission(gatekeeper, rejections, limits, clock, this::connections);
    this.options = new MqttServerOptions().setHost(host).setPort(wantedPort == 0 ? ANY_SHARED : wantedPort)
        .setMaxMessageSize(limits.packet())
        .setTimeoutOnConnect(SECONDS_TO_CONNECT);
    options.setSsl(true).setKeyCertOptions(new PemKeyCertOptions().addCertValue(Buffer.buffer(certificatePem))
        .addKeyValue(Buffer.buffer(keyPem)));
    options.setTcpNoDelay(true).setAcceptBacklog(4_096);
  }

  /** Listens, on as many event loops as asked for; fails with a {@code BindException} when the port is taken. */
  public Future<EmbeddedMqtt> open(int loops) {
    DeploymentOptions deployment = new DeploymentOptions().setThreadingModel(ThreadingModel.EVENT_LOOP)
        .setInstances(loops);
    return vertx.deployVerticle(Loop::new, deployment).onSuccess(id -> deployed = id).map(this);
  }

  private final class Loop extends VerticleBase implements Admission.Hall {
    @Override
    public Future<?> start() {
      MqttServer server = MqttServer.create(vertx, options);
      server.exceptionHandler(e -> rejections.note(RejectReason.PACKET_MALFORMED, "?", String.valueOf(e)));
      server.endpointHandler(endpoint -> admission.admit(vertx, endpoint, this));
      return server.listen().onSuccess(listening -> port = listening.actualPort());
    }

    @Override
    public void agent(MqttEndpoint endpoint, AgentId agent, String shard) {
      var connection = new AgentConnection(endpoint, agent, shard, inbox, rejections, limits, waitingOctets);
      connection.attach(() -> ended(connection));
      AgentConnection older = agents.put(agent, connection);
      if (older != null) {
        older.end(RejectReason.TAKEN_OVER, MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
      }
      accept(endpoint);
    }

    @Override
    public void reader(MqttEndpoint endpoint, Gatekeeper.Reader.Allowed rights) {
      new ReaderConnection(endpoint, rights, readers, rejections, codec).attach();
      accept(endpoint);
    }

    private void accept(MqttEndpoint endpoint) {
      endpoint.accept(false, MqttWords.connack(limits, endpoint.clientIdentifier()));
    }
  }

  private void ended(AgentConnection connection) {
    boolean wasCurrent = agents.remove(connection.agent(), connection);
    if (wasCurrent && !connection.saidGoodbye()) {
      inbox.gone(connection.agent());
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public boolean send(AgentId agent, Command order) {
    AgentConnection connection = agents.get(agent);
    return connection != null && connection.send(order, codec, clock.instant());
  }

  @Override
  public void publish(RoomReadiness word) {
    readers.publish(word);
  }

  @Override
  public int connections() {
    return agents.size() + readers.count();
  }

  @Override
  public void close() {
    // the agents' connections end by our will, which says nothing about their rooms
    List<AgentConnection> open = List.copyOf(agents.values());
    agents.clear();
    open.forEach(connection -> connection.disconnect(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN));
    String id = deployed;
    deployed = "";
    if (!id.isEmpty()) {
      try {
        vertx.undeploy(id).await(GOODBYE_SECONDS, TimeUnit.SECONDS);
      } catch (Exception e) { // Vert.x throws the cause as it is, checked or not
        LOG.warn("The front door did not close cleanly: {}", e.getMessage());
      }
    }
  }
}
