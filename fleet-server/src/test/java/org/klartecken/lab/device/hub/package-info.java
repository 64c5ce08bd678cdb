// SPDX-License-Identifier: Apache-2.0
/** Hubs. */
@NullMarked
package org.klartecken.lab.device.hub;

import org.jspecify.annotations.NullMarked;
