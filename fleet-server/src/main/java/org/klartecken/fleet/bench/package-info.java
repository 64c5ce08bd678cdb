// SPDX-License-Identifier: Apache-2.0
/**
 * Load for a server of its own process: many agents over the real wire, and the server killed under them. Behind
 * {@code scripts/bench}; nothing else uses it.
 */
@NullMarked
package org.klartecken.fleet.bench;

import org.jspecify.annotations.NullMarked;
