// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.profiles;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.file.CatalogLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code profiles cost}: what it costs this PC, from cold, to know the models of a room's devices; a line of JSON. */
@Command(name = "cost", mixinStandardHelpOptions = true, description = "Measures what it costs to know the models of these devices, as the agent does at its start; prints a line of JSON.")
public final class CostCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--all", description = "Read every profile, as the fleet server does, instead of those of the devices.")
  private boolean all;

  @Parameters(arity = "0..*", paramLabel = "VID:PID", description = "The devices (default: those of a usual room).")
  private List<String> ids = List.of("046d:0866", "046d:0867", "0b0e:0420", "0bda:8153", "2109:2817", "0fd9:0066",
      "dead:beef", "05e3:0626");

  private record Cost(int recognised, double wallMs, double cpuMs, double keptKib) {
  }

  @Override
  public Integer call() {
    Cost cost = measure();
    spec.commandLine().getOut().println(String.format(Locale.ROOT,
        "{\"how\":\"%s\",\"devices\":%d,\"recognised\":%d,\"wall_ms\":%.1f,\"cpu_ms\":%.1f,\"kept_kib\":%.0f}",
        all ? "all" : "shelf", ids.size(), cost.recognised(), cost.wallMs(), cost.cpuMs(), cost.keptKib()));
    return 0;
  }

  /** Opening the files, and the classes that the JVM has to load for it, are part of the cost. */
  private Cost measure() {
    List<Device> devices = ids.stream().map(CostCommand::device).toList();
    long before = used();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long cpu = clock.getCurrentThreadCpuTime();
    long begun = System.nanoTime();
    var profiles = all ? CatalogLoader.shipped().catalog() : CatalogLoader.shelf();
    int recognised = 0;
    for (Device device : devices) {
      recognised += profiles.recognise(device).isPresent() ? 1 : 0;
    }
    long ended = System.nanoTime();
    cpu = clock.getCurrentThreadCpuTime() - cpu;
    double kept = (used() - before) / 1024.0;
    // the profiles must live until they are weighed
    recognised -= profiles.recognise(devices.getFirst()).isPresent() ? 0 : 1;
    return new Cost(recognised, (ended - begun) / 1e6, cpu / 1e6, kept);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Device device(String id) {
    return new Device(new DeviceId("usb:1-1"), DeviceKind.CAMERA, id, DeviceId.HOST, Set.of(),
        new UsbIdentity(UsbId.parse(id), "1-1", null, null, null, null), null);
  }
}
