// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.web.words;

import org.jspecify.annotations.NullMarked;
