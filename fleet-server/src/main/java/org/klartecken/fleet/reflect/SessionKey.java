// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import java.net.InetSocketAddress;

/** What tells sessions apart (RFC 8972 §3): where its packets come from, and the id that they carry. */
record SessionKey(InetSocketAddress sender, int ssid) {
}
