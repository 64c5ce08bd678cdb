// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.avaje.jsonb.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;

/**
 * Which remedies were of no use: each is not repeated until something changed, that is, until the device or the system
 * is another, or it was without the fault for once. Pure and thread-safe.
 */
public final class Tried {
  /** More than any room has; what comes after them is tried again and again. */
  static final int MOST = 200;
  private final Map<String, InVain> inVain = new TreeMap<>();
  private final String system;

  /**
   * One remedy that was of no use, for whoever keeps it from one self-test to the next.
   *
   * @param attempt remedy, reading and device: {@code USB_RESET camera.gave_pictures usb:1-1}
   * @param state digest of the device and the system as they were then, in hexadecimal digits
   * @param begun whether anything was done; what failed for lack of a right or of a means is worth another try once the
   *     agent was started anew, as whoever gives it the right does
   */
  @Json
  public record InVain(String attempt, String state, boolean begun) {
  }

  /** Nothing was tried yet, and nobody keeps it. */
  public Tried() {
    this("", List.of());
  }

  /** @param system the kernel, its build and the agent: another one may do what this one could not */
  public Tried(String system, List<InVain> before) {
    this.system = system;
    before.stream().limit(MOST).forEach(b -> inVain.put(b.attempt(), b));
  }

  /** In the order of the attempts. */
  public synchronized List<InVain> list() {
    return List.copyOf(inVain.values());
  }

  synchronized boolean isFutile(Symptom symptom, Remedy remedy, Device device) {
    InVain before = inVain.get(attempt(symptom, remedy, device));
    return before != null && before.state().equals(state(device));
  }

  synchronized void noteInVain(Symptom symptom, Remedy remedy, Device device, boolean begun) {
    String attempt = attempt(symptom, remedy, device);
    if (inVain.size() < MOST || inVain.containsKey(attempt)) {
      inVain.put(attempt, new InVain(attempt, state(device), begun));
    }
  }

  /** The reading was measured and is well. */
  synchronized void noteWell(DeviceId device, ReadingName reading) {
    inVain.keySet().removeIf(attempt -> attempt.endsWith(" " + reading + " " + device));
  }

  private static String attempt(Symptom symptom, Remedy remedy, Device device) {
    return remedy.name() + ' ' + symptom.reading() + ' ' + device.id();
  }

  private String state(Device device) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest((system + '\n' + device).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) { // every Java has it
      throw new IllegalStateException(e);
    }
  }
}
