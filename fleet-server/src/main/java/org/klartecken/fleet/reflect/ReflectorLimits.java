// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import java.time.Duration;

/**
 * What a Session-Reflector does at most, so that nobody can aim it at others.
 *
 * @param perAddress packets a second from one address; many rooms may sit behind one
 * @param perSecond packets a second in all
 * @param sessions that are counted at once
 * @param idle after which a session is forgotten
 */
record ReflectorLimits(int perAddress, int perSecond, int sessions, Duration idle) {
  static final ReflectorLimits USUAL = new ReflectorLimits(1_000, 20_000, 4_096, Duration.ofSeconds(60));
}
