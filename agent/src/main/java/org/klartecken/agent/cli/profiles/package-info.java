// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of {@code profiles}: look after the files that say what is known of device models.
 *
 * <p>For whoever writes them, in the source tree or for a house of their own; the running agent uses none of it.
 */
@NullMarked
package org.klartecken.agent.cli.profiles;

import org.jspecify.annotations.NullMarked;
