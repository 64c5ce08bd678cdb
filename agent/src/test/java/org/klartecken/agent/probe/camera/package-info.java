// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.klartecken.agent.probe.camera;

import org.jspecify.annotations.NullMarked;
