// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.display;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.Content;
import org.klartecken.agent.device.DisplayState;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.protocol.edid.Edid;
import org.klartecken.agent.protocol.edid.EdidDecoder;
import org.klartecken.agent.protocol.edid.Timing;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** What a display says of itself in its EDID, and whether that adds up. */
public final class DisplayEdidProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("display.edid");
  private static final Pattern MODE = Pattern.compile("(\\d{2,5})x(\\d{2,5})i?");

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().display() != null && device.sysfs() != null;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    var path = device.sysfs();
    if (path == null) {
      return new ProbeOutcome.NothingToMeasure();
    }
    SysDirectory connector = new SysDirectory(path);
    Readings readings = Readings.of(device, now, ProofLevel.ENUMERATED);
    return switch (connector.content("edid", SysDirectory.LARGEST)) {
      case Content.Unreadable(FailureReason reason, String detail) -> new ProbeOutcome.Failed(reason, detail);
      case Content.Absent _ -> new ProbeOutcome.Failed(FailureReason.DEVICE_GONE, "the connector went away");
      case Content.Whole whole -> whole.length() == 0
          ? withoutEdid(connector, readings)
          : withEdid(EdidDecoder.decode(whole.value()), connector, readings);
    };
  }

  /**
   * A cable, switch or adapter that does not pass the display's own words on; pictures may still work. A display that
   * sleeps may just not answer.
   */
  private static ProbeOutcome withoutEdid(SysDirectory connector, Readings readings) {
    if (DisplayState.of(connector) != DisplayState.ASLEEP) {
      readings.add(ReadingNames.DISPLAY_EDID_OK, false);
    }
    firstMode(connector, readings);
    return readings.outcome();
  }

  private static ProbeOutcome withEdid(Edid edid, SysDirectory connector, Readings readings) {
    readings.add(ReadingNames.DISPLAY_EDID_OK, edid.baseBlockOk());
    edid.label().ifPresent(name -> readings.add(ReadingNames.DISPLAY_NAME, Printable.clean(name)));
    Timing wanted = edid.nativeMode();
    if (wanted == null) {
      firstMode(connector, readings);
    } else {
      readings.add(ReadingNames.DISPLAY_NATIVE_WIDTH, wanted.width())
          .add(ReadingNames.DISPLAY_NATIVE_HEIGHT, wanted.height())
          .add(ReadingNames.DISPLAY_NATIVE_RATE, Math.round(wanted.hz() * 100) / 100.0);
    }
    return readings.outcome();
  }

  /** The kernel lists the modes that it would set, the preferred one first. */
  private static void firstMode(SysDirectory connector, Readings readings) {
    Matcher m = MODE.matcher(connector.lines("modes").stream().findFirst().orElse("").strip());
    if (m.matches()) {
      readings.add(ReadingNames.DISPLAY_NATIVE_WIDTH, Integer.parseInt(m.group(1)))
          .add(ReadingNames.DISPLAY_NATIVE_HEIGHT, Integer.parseInt(m.group(2)));
    }
  }
}
