// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.probe.display;

import org.jspecify.annotations.NullMarked;
