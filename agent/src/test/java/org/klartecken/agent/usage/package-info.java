// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.usage;

import org.jspecify.annotations.NullMarked;
