// SPDX-License-Identifier: Apache-2.0
/** Whether this server lives and can do its work, for those who watch it from outside. */
@NullMarked
package org.klartecken.fleet.health;

import org.jspecify.annotations.NullMarked;
