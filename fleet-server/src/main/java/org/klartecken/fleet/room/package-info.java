// SPDX-License-Identifier: Apache-2.0
/**
 * The rooms of this server and what is known of each now, in memory.
 *
 * <p>The pipeline writes it after every commit; web, API and metrics read it.
 */
@NullMarked
package org.klartecken.fleet.room;

import org.jspecify.annotations.NullMarked;
