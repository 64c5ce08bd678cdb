// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.device;

import org.jspecify.annotations.NullMarked;
