// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.simulate.Town.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many simulated rooms at once, spread over the event loops. */
final class Simulation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
  private static final int CONNECTS_PER_SECOND = 500;
  private final Vertx vertx = Vertx.vertx();
  private final Tally tally = new Tally();
  private final Setting setting;
  private final InstantSource clock;

  /** What is played. */
  record Setting(long seed, FaultLevel faults, java.time.Duration past, ZoneId zone) {
  }

  /** An enrolled room. */
  record Cast(Place place, Credentials credentials) {
  }

  /** What became of it so far. Thread-safe. */
  static final class Tally {
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    void connected(int change) {
      connected.addAndGet(change);
    }

    void acknowledged(boolean accepted) {
      (accepted ? acknowledged : rejected).incrementAndGet();
    }

    void refused() {
      refused.incrementAndGet();
    }

    int connected() {
      return connected.get();
    }

    long acknowledged() {
      return acknowledged.get();
    }

    long rejected() {
      return rejected.get();
    }

    /** Connections that were refused or could not be made. */
    long refusals() {
      return refused.get();
    }
  }

  Simulation(Setting setting, InstantSource clock) {
    this.setting = setting;
    this.clock = clock;
  }

  Tally tally() {
    return tally;
  }

  /** Begins to play; the rooms connect one after the other. */
  void play(List<Cast> casts) {
    Instant begin = clock.instant();
    Map<RoomId, Place> lenders = lenders(casts);
    int loops = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), casts.size()));
    for (int loop = 0; loop < loops; loop++) {
      List<Cast> share = new ArrayList<>();
      for (int i = loop; i < casts.size(); i += loops) {
        share.add(casts.get(i));
      }
      vertx.deployVerticle(new Loop(share, lenders, begin), new DeploymentOptions())
          .onFailure(why -> LOG.error("{} rooms are not played", share.size(), why));
    }
  }

  /** In a building each room borrows of the one before it. */
  private static Map<RoomId, Place> lenders(List<Cast> casts) {
    Map<RoomId, Place> lenders = new HashMap<>();
    Map<String, Place> last = new HashMap<>();
    casts.forEach(cast -> {
      Place before = last.put(cast.place().site(), cast.place());
      if (before != null) {
        lenders.put(cast.place().id(), before);
      }
    });
    return lenders;
  }

  private Faults course(Place place) {
    return new FaultSchedule(setting.seed(), place.number(), setting.faults());
  }

  private Loans loans(@Nullable Place lender) {
    return lender == null ? Loans.NONE : new NextDoor(lender, () -> course(lender));
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  /** The rooms of one event loop. */
  private final class Loop extends VerticleBase {
    private final List<Cast> casts;
    private final Map<RoomId, Place> lenders;
    private final Instant begin;
    private final List<Uplink> uplinks = new ArrayList<>();

    Loop(List<Cast> casts, Map<RoomId, Place> lenders, Instant begin) {
      this.casts = casts;
      this.lenders = lenders;
      this.begin = begin;
    }

    @Override
    public Future<?> start() {
      WireCodec codec = new WireCodec();
      NetClient client = vertx.createNetClient(new NetClientOptions().setSsl(true)
          .setHostnameVerificationAlgorithm("HTTPS").setTcpNoDelay(true).setConnectTimeout(10_000)
          .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(casts.getFirst().credentials().caPem()))));
      for (Cast cast : casts) {
        int number = cast.place().number();
        RoomPlayer player = new RoomPlayer(cast.place(), course(cast.place()), loans(lenders.get(cast.place().id())),
            new MeetingPlan(setting.seed(), number, setting.zone()), begin, setting.past());
        Uplink uplink = new Uplink(vertx, client, cast.credentials(), player, codec, clock, tally);
        uplinks.add(uplink);
        uplink.start(number * 1_000L / CONNECTS_PER_SECOND);
      }
      return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
      return Future.join(uplinks.stream().map(Uplink::stop).toList()).otherwiseEmpty();
    }
  }
}
