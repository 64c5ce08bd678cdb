// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.cli;

import org.jspecify.annotations.NullMarked;
