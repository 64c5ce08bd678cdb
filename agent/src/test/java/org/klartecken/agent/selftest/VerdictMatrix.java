// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

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
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
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
  private final ProfileCatalog catalog = CatalogLoader.shipped().catalog();
  private final WiredTrials wired;
  private final RemedyTrials remedies;
  private final GatewayTrials gateways;
  private final DefaultTrials defaults;
  private final List<Reading> rightDefault;
  private final RoomStandard standard = catalog.standard(ProfileCatalog.DEFAULT_STANDARD).orElseThrow();

  /** @param folder for what the rooms are made of */
  public VerdictMatrix(Path folder) {
    wired = new WiredTrials(CAMERA, AT, folder);
    remedies = new RemedyTrials(PHONE, AT);
    gateways = new GatewayTrials(LINK, AT, folder);
    defaults = new DefaultTrials(PHONE, AT, folder);
    rightDefault = defaults.healthy();
  }

  public List<Trial> faults() {
    List<Trial> all = new ArrayList<>(SoundTrials.faults(PHONE, AT));
    all.addAll(CameraTrials.faults(CAMERA, AT));
    all.addAll(CallTrials.faults(LINK, AT));
    all.addAll(wired.faults());
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
    all.addAll(remedies.healthy(seed));
    all.addAll(gateways.healthy(seed));
    all.addAll(rightDefault);
    return all;
  }

  /**
   * What is told to be wrong: the readings whose limits are broken, as the judge of agent and server finds them, and
   * those that say by their value what is wrong or was mended.
   */
  public Set<String> verdicts(List<Reading> measured) {
    Observation seen = new Observation(
        List.of(device("host", DeviceKind.HOST, "proc", Capability.COMPUTER).device(), PHONE.device(), CAMERA.device(),
            LINK.device()),
        measured, List.of());
    Set<String> verdicts = Checked.judge(seen, standard, catalog, AT.plusSeconds(1)).judged().findings().stream()
        .filter(f -> f.reason() == FindingReason.LIMIT_BROKEN).map(VerdictMatrix::reading)
        .collect(Collectors.toCollection(TreeSet::new));
    measured.stream().filter(VerdictMatrix::tellsByItself).forEach(r -> verdicts.add(Trial.told(r.name(), r.value())));
    return verdicts;
  }

  private static boolean tellsByItself(Reading reading) {
    String name = reading.name().value();
    return name.equals(ReadingNames.USB_KERNEL_FAULT.value()) || name.startsWith("remedy.")
        || (name.startsWith("serial.") && reading.value().equals(Value.of(false)));
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
        right += told.contains(fault.verdict()) ? 1 : 0;
        report(!told.contains(fault.verdict()), fault.name(), seed, told);
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
