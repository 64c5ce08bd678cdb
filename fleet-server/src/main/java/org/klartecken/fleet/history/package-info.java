// SPDX-License-Identifier: Apache-2.0
/** How a room's readiness went over time. */
@NullMarked
package org.klartecken.fleet.history;

import org.jspecify.annotations.NullMarked;
