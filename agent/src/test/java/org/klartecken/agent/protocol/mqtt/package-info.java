// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.protocol.mqtt;

import org.jspecify.annotations.NullMarked;
