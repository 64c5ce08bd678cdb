/**
 * What changed in rooms: a bounded log of each, and the same question over all of them.
 *
 * <p>{@code ChangeWriter} notes what the pure comparison of two states finds, within the transaction that stores the
 * later one; pages and API read it through the port {@code ChangeLog}.
 */
@NullMarked
package org.klartecken.fleet.change;

import org.jspecify.annotations.NullMarked;
