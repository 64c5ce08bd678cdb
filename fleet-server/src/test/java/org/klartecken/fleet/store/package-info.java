// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.store;

import org.jspecify.annotations.NullMarked;
