// SPDX-License-Identifier: Apache-2.0
/** Firmware updates: a device that waits for one is present, has another product id, and is not ready. */
@NullMarked
package org.klartecken.lab.device.update;

import org.jspecify.annotations.NullMarked;
