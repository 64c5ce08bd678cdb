// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.pipeline;

import org.jspecify.annotations.NullMarked;
