// SPDX-License-Identifier: Apache-2.0
/**
 * Where people name rooms, choose their standard and get the command that adds a room.
 *
 * <p>Every change is told to the audit log.
 */
@NullMarked
package org.klartecken.fleet.web.settings;

import org.jspecify.annotations.NullMarked;
