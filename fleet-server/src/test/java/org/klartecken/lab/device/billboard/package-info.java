// SPDX-License-Identifier: Apache-2.0
/** What USB-C adapters tell of their alternate mode. */
@NullMarked
package org.klartecken.lab.device.billboard;

import org.jspecify.annotations.NullMarked;
