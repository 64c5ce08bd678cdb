// SPDX-License-Identifier: Apache-2.0
/**
 * Observes devices: one class, one thing observed; listing the catalogue {@code Probes} is reading the feature list.
 *
 * <p>Between {@code device} and {@code report}. A probe that fails is itself a reading of the room.
 */
@NullMarked
package org.klartecken.agent.probe;

import org.jspecify.annotations.NullMarked;
