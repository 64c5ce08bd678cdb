// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

/** USB 3.2 §9.6.4: interfaces that together are one function. */
public record InterfaceAssociation(int firstInterface, int count, int functionClass, int subclass, int protocol) {
}
