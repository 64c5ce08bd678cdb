// SPDX-License-Identifier: Apache-2.0
/**
 * The answer of {@code devices}: what is plugged into what, for people and for programs.
 *
 * <p>Shows what was seen and what could not be read, and judges nothing.
 */
@NullMarked
package org.klartecken.agent.cli.devices;

import org.jspecify.annotations.NullMarked;
