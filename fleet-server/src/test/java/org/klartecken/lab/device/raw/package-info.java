// SPDX-License-Identifier: Apache-2.0
/** Interfaces given octet by octet. */
@NullMarked
package org.klartecken.lab.device.raw;

import org.jspecify.annotations.NullMarked;
