// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.usage.OpenNodes.Handle;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProgramClass;

/**
 * Whether somebody holds a camera open. What is cheap and visible to everybody comes first: a driver that nobody holds,
 * a camera that sleeps; the processes are searched only when somebody holds one.
 *
 * <p>As an ordinary user the agent sees only processes of that user. It then still knows that the one camera of a driver
 * is held (by a program of UNKNOWN class); with several cameras it says ACCESS_DENIED rather than guess. The capability
 * CAP_SYS_PTRACE lets it see all. Thread-safe.
 */
public final class CameraUse {
  private static final Pattern VIDEO = Pattern.compile("video\\d{1,4}");
  /** A search stands so long while the driver's count does not change. */
  private static final long SEARCH_STANDS_MS = 60_000;
  /** Where the driver does not count, a search stands so long. */
  private static final long BLIND_SEARCH_STANDS_MS = 10_000;

  private final VideoDriver driver;
  private final Processes processes;
  private final LongSupplier clockMs;
  private final Map<DeviceId, Search> searches = new HashMap<>();

  /** What a search found, and under which count. */
  private record Search(InUse state, @Nullable Handle holder, OptionalLong holds, long atMs) {
  }

  public CameraUse(SystemRoot root) {
    this(root, Processes.of(root), () -> System.nanoTime() / 1_000_000);
  }

  CameraUse(SystemRoot root, Processes processes, LongSupplier clockMs) {
    this.driver = new VideoDriver(root);
    this.processes = processes;
    this.clockMs = clockMs;
  }

  /** Whether the device has a node for pictures. */
  public static boolean appliesTo(AttachedDevice device) {
    return !names(device).isEmpty();
  }

  /** What is seen of the device's camera; nothing if it has none. */
  public synchronized List<UseSighting> look(AttachedDevice device) {
    Set<String> nodes = names(device);
    if (nodes.isEmpty()) {
      return List.of();
    }
    DeviceId id = device.device().id();
    return List.of(new UseSighting(id, Use.CAMERA, state(id, nodes)));
  }

  private InUse state(DeviceId id, Set<String> nodes) {
    String node = nodes.iterator().next();
    OptionalLong holds = driver.holds(node);
    if ((holds.isPresent() && holds.getAsLong() <= 0) || driver.isSuspended(node)) {
      searches.remove(id);
      return new InUse.Idle();
    }
    Search before = searches.get(id);
    if (before != null && stands(before, holds)) {
      return before.state();
    }
    Search now = search(nodes, node);
    searches.put(id, now);
    return now.state();
  }

  private boolean stands(Search search, OptionalLong holds) {
    long limit = holds.isPresent() ? SEARCH_STANDS_MS : BLIND_SEARCH_STANDS_MS;
    Handle holder = search.holder();
    return search.holds().equals(holds) && clockMs.getAsLong() - search.atMs() < limit
        && (holder == null || holder.stillHolds());
  }

  private Search search(Set<String> nodes, String node) {
    Set<String> siblings = driver.siblings(node);
    Set<String> wanted = new TreeSet<>(siblings);
    wanted.addAll(nodes);
    wanted.addAll(driver.media(siblings));
    OpenNodes open = OpenNodes.read(processes, wanted);
    OptionalLong after = driver.holds(node); // whoever left meanwhile was perhaps ourselves and is not to be missed
    Handle other = open.handles().stream().filter(h -> nodes.contains(h.node()) && !processes.isOurs(h.process()))
        .findFirst().orElse(null);
    InUse state = other == null
        ? unattributed(open, siblings, after)
        : new InUse.Busy(processes.classOf(other.process()));
    return new Search(state, other, after, clockMs.getAsLong());
  }

  /** Nobody was seen with this camera: is there somebody who cannot be seen? */
  private InUse unattributed(OpenNodes open, Set<String> siblings, OptionalLong holds) {
    boolean accounted = holds.isPresent() && open.handles().size() >= holds.getAsLong();
    if (open.allSeen() || accounted) {
      return new InUse.Idle();
    }
    if (holds.isEmpty()) {
      return new InUse.Unseen(FailureReason.UNSUPPORTED,
          "this camera's driver does not count who holds it, and not every program may be seen");
    }
    if (driver.areOneCamera(siblings)) {
      return new InUse.Busy(ProgramClass.UNKNOWN);
    }
    return new InUse.Unseen(FailureReason.ACCESS_DENIED,
        "a program that may not be seen holds a camera, perhaps this one; the agent needs CAP_SYS_PTRACE to tell");
  }

  private static Set<String> names(AttachedDevice device) {
    Set<String> names = new TreeSet<>();
    for (Path node : device.nodes()) {
      Path name = node.getFileName();
      if (name != null && VIDEO.matcher(name.toString()).matches()) {
        names.add(name.toString());
      }
    }
    return names;
  }
}
