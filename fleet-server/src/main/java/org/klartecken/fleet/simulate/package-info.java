// SPDX-License-Identifier: Apache-2.0
/**
 * Simulated rooms: thousands of agents in one process that speak the real wire, for demonstrations and load.
 *
 * <p>{@code Town} and {@code RoomType} are data, {@code FaultSchedule} and {@code MeetingPlan} decide by a seed what
 * happens when, {@code RoomPlayer} turns that into what an agent would say, and {@code Uplink} says it. Nothing of the
 * server but its enrolment tokens is used: what the server makes of the messages is its own affair.
 */
@NullMarked
package org.klartecken.fleet.simulate;

import org.jspecify.annotations.NullMarked;
