// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.devices;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Survey;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.contract.WireCodec;
import org.klartecken.profile.DeviceProfiles;

/** The answer for programs: one JSON object on one line. */
public final class DevicesJson {
  private final SystemRoot root;
  private final JsonType<Answer> type = JsonLibrary.build(Jsonb.builder().serializeNulls(true).serializeEmpty(true))
      .type(Answer.class);

  /** @param root from which nodes are named */
  public DevicesJson(SystemRoot root) {
    this.root = root;
  }

  /**
   * @param nodes of each device that has any, {@code dev/video0}
   * @param observation as it would travel in a report
   * @param explanations of each device, when they were asked for: which profile matched, why, what it would expect
   */
  @Json
  record Answer(Map<String, List<String>> nodes, @Json.Raw String observation,
      Map<String, Map<String, String>> explanations) {
  }

  /** @param profiles that explain the devices; {@code NONE} leaves them unexplained */
  public String of(Survey.Look seen, DeviceProfiles profiles) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    for (AttachedDevice device : seen.devices()) {
      if (!device.nodes().isEmpty()) {
        nodes.put(device.device().id().value(),
            device.nodes().stream().map(n -> root.path().relativize(n).toString()).toList());
      }
    }
    Map<String, Map<String, String>> explanations = new LinkedHashMap<>();
    for (AttachedDevice device : seen.devices()) {
      Map<String, String> facts = Explanation.of(device.device(), profiles.recognise(device.device()));
      if (!facts.isEmpty()) {
        explanations.put(device.device().id().value(), facts);
      }
    }
    String observation = new String(new WireCodec().encode(seen.observation()), StandardCharsets.UTF_8);
    return type.toJson(new Answer(nodes, observation, explanations));
  }
}
