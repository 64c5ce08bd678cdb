// SPDX-License-Identifier: Apache-2.0
/**
 * Links and what gives them meaning: addresses, a way out, and a name server that answers.
 *
 * <p>Part of the probes: each class here is one thing observed, listed in {@code Probes}.
 */
@NullMarked
package org.klartecken.agent.probe.network;

import org.jspecify.annotations.NullMarked;
