// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.catalog;

import org.jspecify.annotations.NullMarked;
