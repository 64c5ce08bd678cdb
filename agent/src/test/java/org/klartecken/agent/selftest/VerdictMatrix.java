// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.network.GatewayTrials;
import org.klartecken.agent.probe.sound.DefaultTrials;
import org.klartecken.agent.selftest.camera.CameraTrials;
import org.klartecken.agent.selftest.display.DisplayTrials;
import org.klartecken.agent.selftest.network.CallTrials;
import org.klartecken.agent.selftest.remedy.RemedyTrials;
import org.klartecken.agent.selftest.sound.SoundTrials;
import org.klartecken.agent.selftest.wired.WiredTrials;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Observation;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;

/** Faults of all that a self-test looks at, against what the shipped room standard and the steps say of them. */
public final class VerdictMatrix {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  private static final AttachedDevice PHONE = device("usb:1-1", DeviceKind.SPEAKERPHONE, "dev/snd/controlC1",
      Capability.MICROPHONE, Capability.SPEAKER);
  private static final AttachedDevice CAMERA = device("usb:1-2", DeviceKind.CAMERA, "dev/video0", Capability.CAMERA);
  private static final AttachedDevice LINK = device("net:eth0", DeviceKind.NETWORK, "sys/class/net/eth0",
      Capability.NETWORK);
  private static final AttachedDevice CABLE = device("usb:1-9", DeviceKind.SERIAL, "dev/ttyUSB0", Capability.SERIAL);
  /** The same as a loudspeaker alone. */
  private static final AttachedDevice SPEAKER = device("usb:1-1", DeviceKind.SPEAKERPHONE, "dev/snd/controlC1",
      Capability.SPEAKER);
  /** The ordinary room, and a line for the projector's cable, as a house writes it that has one. */
  private static final String STANDARD = """
      name: {sv: Rum med projektor, en: Room with a projector}
      extends: hybrid-small
      items:
        control:
          name: {sv: Styrkabel, en: Control cable}
          needs: SERIAL
          proof: ENUMERATED
          greatest-age: 15 min
          hold: 1 min
          what-to-do: {sv: Anslut styrkabeln., en: Connect the control cable.}
      purposes:
        IN_ROOM: [pc, display, control]
      """;
  private final ProfileCatalog catalog;
  private final WiredTrials wired;
  private final DisplayTrials displays;
  private final RemedyTrials remedies;
  private final GatewayTrials gateways;
  private final DefaultTrials defaults;
  private final List<Reading> rightDefault;
  private final Device display;
  private final RoomStandard standard;

  /** @param folder for what the rooms are made of */
  public VerdictMatrix(Path folder) {
    catalog = catalog(folder);
    standard = catalog.standard("projector").orElseThrow();
    wired = new WiredTrials(CAMERA, CABLE, AT, folder);
    displays = new DisplayTrials(AT, folder);
    remedies = new RemedyTrials(PHONE, AT);
    gateways = new GatewayTrials(LINK, AT, folder);
    defaults = new DefaultTrials(PHONE, AT, folder);
    rightDefault = defaults.healthy();
    display = displays.device();
  }

  private static ProfileCatalog catalog(Path folder) {
    try {
      Path standards = Files.createDirectories(folder.resolve("site/standards"));
      Files.writeString(standards.resolve("projector.yaml"), STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CatalogLoader.withSite(folder.resolve("site")).catalog();
  }

  public List<Trial> faults() {
    List<Trial> all = new ArrayList<>(SoundTrials.faults(PHONE, AT));
    all.add(SoundTrials.takesNoSound(SPEAKER, AT));
    all.addAll(CameraTrials.faults(CAMERA, AT));
    all.addAll(CallTrials.faults(LINK, AT));
    all.addAll(wired.faults());
    all.addAll(displays.faults());
    all.addAll(remedies.faults());
    all.addAll(gateways.faults());
    all.addAll(defaults.faults());
    return all;
  }

  /** A room in which everything works, in a way of its own for each seed. */
  public List<Reading> healthy(long seed) {
    List<Reading> all = new ArrayList<>(SoundTrials.healthy(PHONE, AT, seed));
    all.addAll(CameraTrials.healthy(CAMERA, AT, seed));
    all.addAll(CallTrials.healthy(LINK, AT, seed));
    all.addAll(wired.healthy(seed));
    all.addAll(displays.healthy(seed));
    all.addAll(remedies.healthy(seed));
    all.addAll(gateways.healthy(seed));
    all.addAll(rightDefault);
    return all;
  }

  /**
   * All that is told: the readings whose limits are broken, as the judge of agent and server finds them, and what was
   * mended, of which nothing is left to judge.
   */
  public Set<String> verdicts(List<Reading> measured) {
    Observation seen = new Observation(
        List.of(device("host", DeviceKind.HOST, "proc", Capability.COMPUTER).device(), PHONE.device(), CAMERA.device(),
            LINK.device(), CABLE.device(), display),
        measured, List.of());
    Set<String> verdicts = Checked.judge(seen, standard, catalog, AT.plusSeconds(1)).judged().findings().stream()
        .filter(f -> f.reason() == FindingReason.LIMIT_BROKEN).map(VerdictMatrix::reading)
        .collect(Collectors.toCollection(TreeSet::new));
    measured.stream().filter(r -> r.name().value().startsWith("remedy."))
        .forEach(r -> verdicts.add(Trial.mended(r.name(), r.value())));
    return verdicts;
  }

  private static String reading(Finding finding) {
    ReadingName name = finding.reading();
    return name == null ? "" : name.value();
  }

  private static AttachedDevice device(String id, DeviceKind kind, String node, Capability... can) {
    return new AttachedDevice(new Device(new DeviceId(id), kind, id, null, Set.of(can), null, null), null,
        List.of(Path.of("/" + node)));
  }

  /** For {@code scripts/bench selftest}: a hundred healthy rooms and some of each fault, as one line of JSON. */
  public static void main(String[] args) {
    VerdictMatrix matrix = new VerdictMatrix(Path.of(args[0]));
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      Set<String> raised = matrix.verdicts(matrix.healthy(seed));
      alarms += raised.isEmpty() ? 0 : 1;
      report(!raised.isEmpty(), "a healthy room", seed, raised);
    }
    List<Trial> trials = matrix.faults();
    int faults = 0;
    int right = 0;
    for (Trial fault : trials) {
      for (int seed = 0; seed < fault.runs(); seed++) {
        Set<String> told = matrix.verdicts(fault.room().apply(seed));
        faults++;
        right += told.equals(fault.verdicts()) ? 1 : 0;
        report(!told.equals(fault.verdicts()), fault.name(), seed, told);
      }
    }
    System.out.printf("{\"healthy_runs\":100,\"false_alarms\":%d,\"kinds\":%d,\"faults\":%d,\"right\":%d}%n", alarms,
        trials.size(), faults, right);
  }

  private static void report(boolean wrong, String room, int seed, Set<String> told) {
    if (wrong) {
      System.err.println(room + ", seed " + seed + ", is taken for " + told);
    }
  }
}
