// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import io.avaje.jsonb.Json;
import java.util.List;
import org.klartecken.agent.transport.ServiceUnit;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * The services that may be restarted on this PC, as whoever set it up has named them; no other ever is.
 *
 * @param sound when the desktop's sound service does not answer, in this order
 * @param camera when a camera gives no picture
 */
@Json
public record Services(List<ServiceUnit> sound, List<ServiceUnit> camera) {
  public static final Services NONE = new Services(List.of(), List.of());

  public Services {
    sound = List.copyOf(sound);
    camera = List.copyOf(camera);
  }

  /** Those that may help against what a reading says. */
  List<ServiceUnit> about(ReadingName reading) {
    return reading.equals(ReadingNames.AUDIO_SERVICE_ANSWERS) ? sound : camera;
  }
}
