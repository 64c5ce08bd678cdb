// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.system;

import org.jspecify.annotations.NullMarked;
