/** Tests of where units were. */
@NullMarked
package org.klartecken.fleet.unit;

import org.jspecify.annotations.NullMarked;
