// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.metrics;

import org.jspecify.annotations.NullMarked;
