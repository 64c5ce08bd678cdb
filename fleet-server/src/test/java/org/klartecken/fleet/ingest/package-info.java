// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.fleet.ingest;

import org.jspecify.annotations.NullMarked;
