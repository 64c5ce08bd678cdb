// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What a person would call the device. A new kind is a change of the contract. */
public enum DeviceKind {
  HOST, CAMERA, SPEAKERPHONE, MICROPHONE, SPEAKER, HEADSET, CONFERENCE_PHONE, CAPTURE, DISPLAY, HUB, DOCK, ADAPTER, SERIAL, NETWORK, INPUT, STORAGE, OTHER
}
