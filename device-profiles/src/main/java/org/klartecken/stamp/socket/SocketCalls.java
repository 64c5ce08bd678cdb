// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The functions of the C library that have to do with sockets, all by one shape, as in 64-bit Linux's calling conventions
 * an int, a long and a pointer each take one register: six words in, one out.
 *
 * <p>Callers keep the arena of every address that they pass open during the call.
 */
@SuppressWarnings("restricted")
final class SocketCalls {
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EAFNOSUPPORT = 97;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  /** Its first argument is the function, then the place for errno, then the six words. */
  private static final MethodHandle CALL = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG,
      JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.captureCallState("errno"));

  private static final Map<Function, MemorySegment> ADDRESSES = addresses();

  private SocketCalls() {
  }

  /** The functions that are used. */
  enum Function {
    SOCKET, BIND, CONNECT, GETSOCKNAME, SETSOCKOPT, SENDTO, RECVMSG, POLL, CLOSE;

    private String symbol() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Map<Function, MemorySegment> addresses() {
    Map<Function, MemorySegment> found = new EnumMap<>(Function.class);
    for (Function function : Function.values()) {
      found.put(function, LINKER.defaultLookup().findOrThrow(function.symbol()));
    }
    return found;
  }

  /** A call that the system refused. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int errno;

    Refused(Function function, int errno) {
      super(function.symbol() + ": "
          + (errno == 1 ? "Operation not permitted" : "errno " + errno));
      this.errno = errno;
    }

    int errno() {
      return errno;
    }
  }

  /**
   * Calls again while interrupted.
   *
   * @throws IOException what was refused, by the exceptions of Java's own sockets
   */
  static int call(Function function, long a, long b, long c, long d, long e, long f) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = requireNonNull(ADDRESSES.get(function));
      MemorySegment state = arena.allocate(CAPTURE);
      while (true) {
        int result = (int) (long) CALL.invokeExact(address, state, a, b, c, d, e, f);
        if (result != -1) {
          return result;
        }
        int errno = (int) ERRNO.get(state, 0L);
        if (errno != EINTR || function == Function.CLOSE) { // Linux has closed it even when interrupted
          throw named(function, errno);
        }
      }
    } catch (IOException expected) {
      throw expected;
    } catch (Throwable bug) { // invokeExact declares Throwable; the call itself throws nothing
      throw new IllegalStateException(function.name(), bug);
    }
  }

  static int call(Function function, long a, long b, long c) throws IOException {
    return call(function, a, b, c, 0, 0, 0);
  }

  private static IOException named(Function function, int errno) {
    return switch (errno) {
      case 98, 99, 13 -> new BindException(function + ": errno " + errno); // EADDRINUSE, EADDRNOTAVAIL, EACCES
      case 111 -> new PortUnreachableException("ECONNREFUSED");
      case 101, 113 -> new NoRouteToHostException(errno == 101 ? "ENETUNREACH" : "EHOSTUNREACH");
      default -> new Refused(function, errno);
    };
  }
}
