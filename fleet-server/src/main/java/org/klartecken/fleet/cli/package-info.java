// SPDX-License-Identifier: Apache-2.0
/** The command line: one class per subcommand, listed in {@code Main}. */
@NullMarked
package org.klartecken.fleet.cli;

import org.jspecify.annotations.NullMarked;
