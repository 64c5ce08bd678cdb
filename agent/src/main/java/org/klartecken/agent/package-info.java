// SPDX-License-Identifier: Apache-2.0
/** The program on a room PC: device, probe, reading, report, spool, MQTT. */
@NullMarked
package org.klartecken.agent;

import org.jspecify.annotations.NullMarked;
