// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.hotplug;

import org.jspecify.annotations.NullMarked;
