// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

/** What a fault befalls; the order of the catalogue's table. */
enum FaultClass {
  PRESENCE, IDENTITY, USB, CAMERA, SOUND, DISPLAY, ADAPTER, SERIAL, NETWORK, PC
}
