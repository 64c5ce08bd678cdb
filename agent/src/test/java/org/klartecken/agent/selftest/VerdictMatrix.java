// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.camera.CameraTrials;
import org.klartecken.agent.selftest.network.CallTrials;
import org.klartecken.agent.selftest.sound.SoundTrials;
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

/** Faults of sound, picture and network against what the shipped room standard says of them. */
public final class VerdictMatrix {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  private static final AttachedDevice PHONE = device("usb:1-1", DeviceKind.SPEAKERPHONE, "dev/snd/controlC1",
      Capability.MICROPHONE, Capability.SPEAKER);
  private static final AttachedDevice CAMERA = device("usb:1-2", DeviceKind.CAMERA, "dev/video0", Capability.CAMERA);
  private static final AttachedDevice LINK = device("net:eth0", DeviceKind.NETWORK, "sys/class/net/eth0",
      Capability.NETWORK);
  private final ProfileCatalog catalog = CatalogLoader.shipped().catalog();
  private final RoomStandard standard = catalog.standard(ProfileCatalog.DEFAULT_STANDARD).orElseThrow();

  /** Every fault: the reading that the finding must be about, and how to measure a room that has it. */
  public Map<String, LongFunction<List<Reading>>> faults() {
    Map<String, LongFunction<List<Reading>>> all = new LinkedHashMap<>();
    all.putAll(SoundTrials.faults(PHONE, AT));
    all.putAll(CameraTrials.faults(CAMERA, AT));
    all.putAll(CallTrials.faults(LINK, AT));
    return all;
  }

  /** A room in which everything works, in a way of its own for each seed. */
  public List<Reading> healthy(long seed) {
    List<Reading> all = new ArrayList<>(SoundTrials.healthy(PHONE, AT, seed));
    all.addAll(CameraTrials.healthy(CAMERA, AT, seed));
    all.addAll(CallTrials.healthy(LINK, AT, seed));
    return all;
  }

  /** The readings whose limits are broken, as the judge of agent and server finds them. */
  public Set<String> broken(List<Reading> measured) {
    Observation seen = new Observation(
        List.of(device("host", DeviceKind.HOST, "proc", Capability.COMPUTER).device(), PHONE.device(), CAMERA.device(),
            LINK.device()),
        measured, List.of());
    return Checked.judge(seen, standard, catalog, AT.plusSeconds(1)).judged().findings().stream()
        .filter(f -> f.reason() == FindingReason.LIMIT_BROKEN).map(VerdictMatrix::reading)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String reading(Finding finding) {
    ReadingName name = finding.reading();
    return name == null ? "" : name.value();
  }

  private static AttachedDevice device(String id, DeviceKind kind, String node, Capability... can) {
    return new AttachedDevice(new Device(new DeviceId(id), kind, id, null, Set.of(can), null, null), null,
        List.of(Path.of("/" + node)));
  }

  /** For {@code scripts/bench selftest}: a hundred healthy rooms and ten of each fault, as one line of JSON. */
  public static void main(String[] args) {
    VerdictMatrix matrix = new VerdictMatrix();
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      alarms += matrix.broken(matrix.healthy(seed)).isEmpty() ? 0 : 1;
    }
    int faults = 0;
    int right = 0;
    for (var fault : matrix.faults().entrySet()) {
      for (int seed = 0; seed < 10; seed++) {
        faults++;
        right += matrix.broken(fault.getValue().apply(seed)).contains(fault.getKey()) ? 1 : 0;
      }
    }
    System.out.printf("{\"healthy_runs\":100,\"false_alarms\":%d,\"faults\":%d,\"right\":%d}%n", alarms, faults, right);
  }
}
