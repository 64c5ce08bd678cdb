// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.protocol.edid;

import org.jspecify.annotations.NullMarked;
