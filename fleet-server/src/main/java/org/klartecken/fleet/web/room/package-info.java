// SPDX-License-Identifier: Apache-2.0
/**
 * The page of one room: verdict, purposes, items with proof and age, what is plugged in, the day, hours in use.
 *
 * <p>Its view is a pure function of a snapshot, its history and the time.
 */
@NullMarked
package org.klartecken.fleet.web.room;

import org.jspecify.annotations.NullMarked;
