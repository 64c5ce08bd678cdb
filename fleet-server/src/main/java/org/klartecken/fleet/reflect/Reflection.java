// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.stamp.ClassOfService;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.klartecken.stamp.socket.Arrival;
import org.klartecken.stamp.socket.StampSocket;

/**
 * What is answered to a packet; a stateful Session-Reflector without its socket. For one thread.
 *
 * <p>An answer is never longer than its request, except that the shortest requests of TWAMP Light get the base packet.
 */
final class Reflection {
  /** S=0: no clock reference is claimed. Scale 12, multiplier 1: about a microsecond (RFC 4656 §4.1.2). */
  private static final int ERROR_ESTIMATE = 12 << 8 | 1;
  /** What meeting programs mark (RFC 4594): nothing, shared screens AF21, signalling CS3, pictures AF41, sound EF. */
  private static final Set<Integer> PERMITTED_DSCP = Set.of(0, 18, 24, 34, 46);
  private static final int WELL_KNOWN_PORTS = 1024;
  private static final int ADDRESSES = 8_192;

  private final StampCodec codec;
  private final int ownPort;
  private final ReflectorLimits limits;
  private final Map<SessionKey, Session> sessions = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<InetAddress, Bucket> addresses = new LinkedHashMap<>(64, 0.75f, true);
  private final Bucket all;

  Reflection(StampCodec codec, int ownPort, ReflectorLimits limits, Instant now) {
    this.codec = codec;
    this.ownPort = ownPort;
    this.limits = limits;
    this.all = new Bucket(limits.perSecond(), now);
  }

  /** What becomes of a packet. */
  sealed interface Answer {
    /** @param dscp that the answer is to bear */
    record Reply(ByteBuffer octets, int dscp) implements Answer {
    }

    record Dropped(DropReason reason) implements Answer {
    }
  }

  private static final class Session {
    private long next;
    private Instant last = Instant.MIN;
  }

  /**
   * Answers or drops.
   *
   * @param request with the time to live and the marking that it came with
   * @param received T2
   * @param leaving asked for T3 when the answer is made
   */
  Answer answer(Arrival request, Instant received, Supplier<Instant> leaving) {
    InetSocketAddress from = request.from();
    if (from.getPort() < WELL_KNOWN_PORTS || from.getPort() == ownPort) {
      return new Answer.Dropped(DropReason.RESERVED_PORT);
    }
    if (!all.take(received) || !bucket(from.getAddress(), received).take(received)) {
      return new Answer.Dropped(DropReason.TOO_FAST);
    }
    return switch (codec.decodeRequest(request.octets())) {
      case StampDecoded.Rejected<SenderPacket>(var fault) -> new Answer.Dropped(DropReason.of(fault));
      case StampDecoded.Packet<SenderPacket>(SenderPacket packet) -> {
        Session session = session(new SessionKey(from, packet.ssid()), received);
        if (session == null) {
          yield new Answer.Dropped(DropReason.TOO_MANY_SESSIONS);
        }
        session.last = received;
        long sequence = session.next++ & 0xffff_ffffL;
        Optional<ClassOfService> marking = codec.askedMarking(request.octets()).flatMap(m -> told(m, request));
        byte[] octets = codec.encode(new ReflectorPacket(sequence, NtpTime.of(leaving.get()), ERROR_ESTIMATE,
            NtpTime.of(received), packet, request.timeToLive()), request.octets(), marking.orElse(null));
        yield new Answer.Reply(ByteBuffer.wrap(octets), marking.map(Reflection::dscp)
            .orElse(StampSocket.EXPEDITED_FORWARDING));
      }
    };
  }

  /** RFC 8972 §4.4; nothing where the system does not tell how the request was marked. */
  private static Optional<ClassOfService> told(ClassOfService asked, Arrival request) {
    if (request.trafficClass().isEmpty()) {
      return Optional.empty();
    }
    int bits = request.trafficClass().getAsInt();
    int arrived = bits >> 2;
    boolean refused = !PERMITTED_DSCP.contains(asked.wanted()) && asked.wanted() != arrived;
    return Optional.of(new ClassOfService(asked.wanted(), arrived, bits & 3, refused));
  }

  private static int dscp(ClassOfService marking) {
    return marking.refused() ? marking.arrived() : marking.wanted();
  }

  int sessions() {
    return sessions.size();
  }

  private @Nullable Session session(SessionKey key, Instant now) {
    Session known = sessions.get(key);
    if (known != null) {
      return known;
    }
    forgetIdle(now);
    if (sessions.size() >= limits.sessions()) {
      return null;
    }
    Session begun = new Session();
    sessions.put(key, begun);
    return begun;
  }

  /** The one used longest ago stands first. */
  private void forgetIdle(Instant now) {
    Iterator<Session> oldest = sessions.values().iterator();
    while (oldest.hasNext() && Duration.between(oldest.next().last, now).compareTo(limits.idle()) > 0) {
      oldest.remove();
    }
  }

  private Bucket bucket(InetAddress address, Instant now) {
    Bucket bucket = addresses.get(address);
    if (bucket == null) {
      bucket = new Bucket(limits.perAddress(), now);
      addresses.put(address, bucket);
      if (addresses.size() > ADDRESSES) {
        Iterator<InetAddress> oldest = addresses.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
    return bucket;
  }

  /** As many packets at once as in a second. */
  private static final class Bucket {
    private final int perSecond;
    private double left;
    private Instant at;

    Bucket(int perSecond, Instant now) {
      this.perSecond = perSecond;
      this.left = perSecond;
      this.at = now;
    }

    boolean take(Instant now) {
      double passed = Math.max(0, Duration.between(at, now).toNanos() / 1e9); // the clock may have been set back
      left = Math.min(perSecond, left + passed * perSecond);
      at = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
