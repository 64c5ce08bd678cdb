// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import org.jspecify.annotations.Nullable;

/**
 * How a display names itself in its EDID, and the connector it hangs on.
 *
 * @param connector {@code HDMI-A-1}
 * @param maker three-letter PNP id, null when there is no readable EDID
 * @param model the monitor name descriptor, or null
 * @param productCode product code, 0 to 0xffff
 * @param serial the serial string or number, or null
 */
public record DisplayIdentity(String connector, @Nullable String maker, @Nullable String model,
    @Nullable Integer productCode, @Nullable String serial) {
}
