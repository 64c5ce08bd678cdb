// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.probe.host;

import org.jspecify.annotations.NullMarked;
