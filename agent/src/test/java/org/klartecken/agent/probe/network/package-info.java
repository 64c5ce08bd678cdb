// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.probe.network;

import org.jspecify.annotations.NullMarked;
