// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of the command line, one class each; {@code Main} lists them.
 *
 * <p>The outer edge: parses arguments, calls the parts, prints. The only package that writes to standard output.
 */
@NullMarked
package org.klartecken.agent.cli;

import org.jspecify.annotations.NullMarked;
