// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** The hottest sensor of the PC. A room PC behind a display, its fan full of dust, slows down in the middle of a meeting. */
public final class TemperatureProbe implements Probe {
  private static final Pattern INPUT = Pattern.compile("temp\\d+_input");
  /** Below and above are sensors that are not connected. */
  private static final double COLDEST = -30;
  private static final double HOTTEST = 130;
  private final SystemRoot root;

  public TemperatureProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return ReadingNames.HOST_TEMPERATURE;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().id().equals(DeviceId.HOST);
  }

  @Override
  public Duration interval() {
    return HostFiles.INTERVAL;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    return Readings.of(device, now, ProofLevel.MEASURED).add(ReadingNames.HOST_TEMPERATURE, hottest()).outcome();
  }

  private OptionalDouble hottest() {
    var zones = root.directory("sys/class/thermal").entries().stream().filter(z -> z.name().startsWith("thermal_zone"))
        .mapToDouble(z -> celsius(z, "temp"));
    var sensors = root.directory("sys/class/hwmon").entries().stream().flatMapToDouble(chip -> chip.entries().stream()
        .map(SysDirectory::name).filter(n -> INPUT.matcher(n).matches()).mapToDouble(n -> celsius(chip, n)));
    return Stream.of(zones, sensors).flatMapToDouble(s -> s).filter(t -> t > COLDEST && t < HOTTEST).max();
  }

  /** Sensors tell thousandths of a degree; NaN for one that does not answer. */
  private static double celsius(SysDirectory folder, String file) {
    var milli = folder.number(file);
    return milli.isPresent() ? milli.getAsLong() / 1000.0 : Double.NaN;
  }
}
