// SPDX-License-Identifier: Apache-2.0
/** Human interface devices: the keys and lamps of a speakerphone. */
@NullMarked
package org.klartecken.lab.device.hid;

import org.jspecify.annotations.NullMarked;
