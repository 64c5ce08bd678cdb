/**
 * Where each unit was seen, over all rooms, by its model and serial number.
 *
 * <p>{@code UnitWriter} keeps it within the transaction that stores a room's state; {@code UnitStory} says, purely, what
 * a page may conclude: that a unit was in another room, or that its serial number is worth nothing.
 */
@NullMarked
package org.klartecken.fleet.unit;

import org.jspecify.annotations.NullMarked;
