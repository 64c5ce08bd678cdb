// SPDX-License-Identifier: Apache-2.0
/** Measurements that need a browser: run by {@code scripts/bench}, not by the tests. */
@NullMarked
package org.klartecken.fleet.bench;

import org.jspecify.annotations.NullMarked;
