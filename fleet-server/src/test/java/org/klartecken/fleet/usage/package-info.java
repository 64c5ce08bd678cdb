// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.usage;

import org.jspecify.annotations.NullMarked;
