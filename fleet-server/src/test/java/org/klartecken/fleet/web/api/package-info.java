// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.web.api;

import org.jspecify.annotations.NullMarked;
