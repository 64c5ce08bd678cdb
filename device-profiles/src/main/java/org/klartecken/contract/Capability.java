// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What a device can do for a meeting, as its descriptors tell; one device often has several. */
public enum Capability {
  /** Delivers pictures of the room. */
  CAMERA,
  /** Delivers sound of the room. */
  MICROPHONE,
  /** Plays sound in the room. */
  SPEAKER,
  /** Shows pictures. */
  DISPLAY,
  /** Delivers the picture of a guest's laptop. */
  CAPTURE,
  /** Has buttons of a telephone (HID usage page 0x0b). */
  TELEPHONY,
  /** Carries a serial line. */
  SERIAL,
  /** Carries a network. */
  NETWORK,
  /** Has ports for other devices. */
  HUB,
  /** Is touched, typed or pointed at. */
  INPUT,
  /** Tells that an alternate mode was not entered (USB billboard). */
  BILLBOARD,
  /** Runs the meeting: the room PC itself. */
  COMPUTER,
  /** Waits for new firmware and does nothing else. */
  UPDATE_MODE, STORAGE, OTHER
}
