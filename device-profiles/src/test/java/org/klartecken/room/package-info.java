// SPDX-License-Identifier: Apache-2.0
/** Tests of the room's state. */
@org.jspecify.annotations.NullMarked
package org.klartecken.room;
