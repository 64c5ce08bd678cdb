// SPDX-License-Identifier: Apache-2.0
/** Network adapters. */
@NullMarked
package org.klartecken.lab.device.ethernet;

import org.jspecify.annotations.NullMarked;
