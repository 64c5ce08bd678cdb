/** Tests of what changed. */
@NullMarked
package org.klartecken.fleet.change;

import org.jspecify.annotations.NullMarked;
