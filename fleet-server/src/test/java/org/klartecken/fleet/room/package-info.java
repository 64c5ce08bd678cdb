// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.room;

import org.jspecify.annotations.NullMarked;
