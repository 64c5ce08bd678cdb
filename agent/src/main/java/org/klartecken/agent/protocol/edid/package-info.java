// SPDX-License-Identifier: Apache-2.0
/**
 * What a display tells about itself: VESA E-EDID 1.4 with its extension blocks CTA-861, DisplayID and VTB.
 *
 * <p>{@link org.klartecken.agent.protocol.edid.EdidDecoder} is the only entrance.
 */
@NullMarked
package org.klartecken.agent.protocol.edid;

import org.jspecify.annotations.NullMarked;
