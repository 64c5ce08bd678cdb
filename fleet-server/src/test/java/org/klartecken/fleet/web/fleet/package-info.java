// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.web.fleet;

import org.jspecify.annotations.NullMarked;
