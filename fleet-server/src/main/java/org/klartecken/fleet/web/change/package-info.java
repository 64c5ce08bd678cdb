/**
 * The page that asks what changed over all rooms: the same change, in how many rooms, and how many broke after it.
 *
 * <p>Its view is a pure function of the change log, the rooms and the time.
 */
@NullMarked
package org.klartecken.fleet.web.change;

import org.jspecify.annotations.NullMarked;
