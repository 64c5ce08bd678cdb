// SPDX-License-Identifier: Apache-2.0
/** Serial lines: an FTDI adapter and a CDC-ACM one, with a scripted machine at the far end. */
@NullMarked
package org.klartecken.lab.device.serial;

import org.jspecify.annotations.NullMarked;
