// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one retail model.
 *
 * @param id maker and model as in the file's path, {@code jabra/speak-510}
 * @param parts that it shows itself as; at least one
 * @param sources where each fact is from: {@code match}, {@code speed}, a single id …
 */
public record DeviceProfile(String id, String maker, String model, List<DevicePart> parts,
    Map<String, String> sources) {
  public DeviceProfile {
    parts = List.copyOf(parts);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** What people call it. */
  public String name() {
    return maker + ' ' + model;
  }
}
