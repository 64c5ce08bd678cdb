// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.probe.sound;

import org.jspecify.annotations.NullMarked;
