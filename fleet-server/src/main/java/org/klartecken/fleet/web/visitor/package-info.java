// SPDX-License-Identifier: Apache-2.0
/**
 * The public page of a room, for the phone of somebody who stands in it.
 *
 * <p>Shows readiness and how to connect; no names of people, no tickets, no ports.
 */
@NullMarked
package org.klartecken.fleet.web.visitor;

import org.jspecify.annotations.NullMarked;
