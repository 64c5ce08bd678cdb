// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.token;

import org.jspecify.annotations.NullMarked;
