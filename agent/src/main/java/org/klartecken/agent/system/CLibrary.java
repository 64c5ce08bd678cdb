// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Calls functions of the C library, all by one shape: five machine words in, one out.
 *
 * <p>In the calling conventions of 64-bit Linux (System V x86-64, AAPCS64) an int, a long and a pointer each take one
 * whole register, and a variadic function takes its words like any other, so one shape fits every function used here.
 * Linking one shape instead of nine saves 45 ms at the first use (measured). Callers keep the arena of every address
 * they pass open during the call. Results fit an int for all functions used here.
 */
final class CLibrary {
  private static final ConcurrentMap<String, MemorySegment> SYMBOLS = new ConcurrentHashMap<>();

  private CLibrary() {
  }

  /** Linked at the first use, so that a system where this cannot be done fails there and not at the start. */
  @SuppressWarnings("restricted")
  private static final class Linked {
    static final Linker LINKER = Linker.nativeLinker();
    static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    static final MethodHandle DLSYM = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("dlsym"),
        FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    /** Its first argument is the function, then the place for errno, then the five words. */
    static final MethodHandle CALL = LINKER.downcallHandle(
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.captureCallState("errno"));
  }

  /**
   * Calls again while interrupted. A result of -1 is an {@link ErrnoException} that names {@code what} was done; so is a
   * system whose functions cannot be called, by ENOSYS.
   */
  static int call(String what, String function, long a, long b, long c, long d, long e) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment target = SYMBOLS.computeIfAbsent(function, CLibrary::find);
      MemorySegment state = arena.allocate(Linked.CAPTURE);
      while (true) {
        int result = (int) (long) Linked.CALL.invokeExact(target, state, a, b, c, d, e);
        if (result != -1) {
          return result;
        }
        int errno = (int) Linked.ERRNO.get(state, 0L);
        if (errno != Errno.EINTR.number() || function.equals("close")) { // Linux has closed it even when interrupted
          throw new ErrnoException(what, errno);
        }
      }
    } catch (ErrnoException expected) {
      throw expected;
    } catch (LinkageError | NoSuchElementException cannot) { // another system or processor
      throw new ErrnoException(what, Errno.ENOSYS.number());
    } catch (Throwable bug) { // invokeExact declares Throwable; the call itself throws nothing
      throw new IllegalStateException(function, bug);
    }
  }

  /** Linked when something is first mapped: six words in, an address out. */
  @SuppressWarnings("restricted")
  private static final class Mapping {
    static final MethodHandle CALL = Linked.LINKER.downcallHandle(
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.captureCallState("errno"));
    private static final long PROT_READ = 1;
    private static final long MAP_SHARED = 1;

    static MemorySegment map(MemorySegment state, int descriptor, long length, long offset) throws Throwable {
      MemorySegment mmap = SYMBOLS.computeIfAbsent("mmap", CLibrary::find);
      long address = (long) CALL.invokeExact(mmap, state, 0L, length, PROT_READ, MAP_SHARED, (long) descriptor, offset);
      return address == -1 ? MemorySegment.NULL : MemorySegment.ofAddress(address).reinterpret(length).asReadOnly();
    }
  }

  /** Maps a part of an open node to be read; it stays mapped until it is unmapped, whatever becomes of the node. */
  static MemorySegment map(String what, int descriptor, long length, long offset) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linked.CAPTURE);
      MemorySegment mapped = Mapping.map(state, descriptor, length, offset);
      if (mapped.address() == 0) {
        throw new ErrnoException(what, (int) Linked.ERRNO.get(state, 0L));
      }
      return mapped;
    } catch (ErrnoException expected) {
      throw expected;
    } catch (LinkageError | NoSuchElementException cannot) { // another system or processor
      throw new ErrnoException(what, Errno.ENOSYS.number());
    } catch (Throwable bug) { // invokeExact declares Throwable; the call itself throws nothing
      throw new IllegalStateException("mmap", bug);
    }
  }

  static int call(String function, long a, long b, long c) throws ErrnoException {
    return call(function, function, a, b, c, 0, 0);
  }

  /**
   * Looks in the global scope, as a program linked against the library would, so that a preloaded library (umockdev)
   * is met first; {@code Linker.defaultLookup()} does not see those.
   */
  private static MemorySegment find(String function) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment found = (MemorySegment) Linked.DLSYM.invokeExact(MemorySegment.NULL, arena.allocateFrom(function));
      if (found.address() == 0) {
        throw new NoSuchElementException("the C library has no " + function);
      }
      return found;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable bug) { // as above
      throw new IllegalStateException(function, bug);
    }
  }
}
