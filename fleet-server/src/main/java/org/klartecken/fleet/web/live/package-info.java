// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps open pages true: one stream a page that carries fragments when a room changes.
 *
 * <p>Listens to the directory of rooms, renders each distinct view once however many look at it, and drops readers that
 * do not keep up.
 */
@NullMarked
package org.klartecken.fleet.web.live;

import org.jspecify.annotations.NullMarked;
