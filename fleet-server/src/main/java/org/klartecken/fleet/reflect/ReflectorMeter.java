// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

/** Port: counts what the Session-Reflector does. */
public interface ReflectorMeter {
  void reflected();

  void dropped(DropReason reason);
}
