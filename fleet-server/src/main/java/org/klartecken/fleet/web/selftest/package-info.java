// SPDX-License-Identifier: Apache-2.0
/**
 * The page of a room's self-tests: when it is tested, how its figures go, and what came of the tests before.
 *
 * <p>Its views are pure functions of what is stored and the time.
 */
@NullMarked
package org.klartecken.fleet.web.selftest;

import org.jspecify.annotations.NullMarked;
