// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.history;

import org.jspecify.annotations.NullMarked;
