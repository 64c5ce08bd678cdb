// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model delivers on a good port, with its drivers.
 *
 * @param drivers how many interfaces each driver must have taken; a name may hold alternatives, {@code r8152/cdc_ncm}
 * @param speed that it negotiates at best, in bit/s, or null when that is not known
 * @param picture its best picture, or null when it has none or none is known
 */
public record Promise(Map<String, Integer> drivers, @Nullable Double speed, @Nullable PictureMode picture) {
  public static final Promise NONE = new Promise(Map.of(), null, null);

  public Promise {
    drivers = Collections.unmodifiableMap(new LinkedHashMap<>(drivers));
  }
}
