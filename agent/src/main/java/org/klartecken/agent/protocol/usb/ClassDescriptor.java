// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

/** What a device class adds to an interface. */
public sealed interface ClassDescriptor permits VideoDescriptor, AudioDescriptor, CdcDescriptor, OtherDescriptor {
}
