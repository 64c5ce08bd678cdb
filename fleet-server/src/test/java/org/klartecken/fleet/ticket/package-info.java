// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.ticket;

import org.jspecify.annotations.NullMarked;
