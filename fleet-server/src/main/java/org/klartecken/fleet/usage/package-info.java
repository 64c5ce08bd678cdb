// SPDX-License-Identifier: Apache-2.0
/** Hours in use per room and day, out of sessions that are told more than once and by clocks that jump. */
@NullMarked
package org.klartecken.fleet.usage;

import org.jspecify.annotations.NullMarked;
