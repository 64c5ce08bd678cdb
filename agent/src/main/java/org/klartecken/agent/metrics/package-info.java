// SPDX-License-Identifier: Apache-2.0
/**
 * What the agent counts about itself, and the page that shows it when it is asked for.
 *
 * <p>Beside the flow: every step may count, none reads. Nothing here is loaded unless {@code --metrics-port} is given,
 * apart from the names.
 */
@NullMarked
package org.klartecken.agent.metrics;

import org.jspecify.annotations.NullMarked;
