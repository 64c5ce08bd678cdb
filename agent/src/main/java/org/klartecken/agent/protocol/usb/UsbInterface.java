// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;
import java.util.stream.Stream;

/**
 * USB 3.2 §9.6.5: one alternate setting of an interface, with everything that follows it.
 *
 * @param role what it is for
 * @param details its class-specific descriptors, those of its endpoints included, in their order
 */
public record UsbInterface(int number, int alternate, int interfaceClass, int subclass, int protocol,
    InterfaceRole role, List<Endpoint> endpoints, List<ClassDescriptor> details) {
  public UsbInterface {
    endpoints = List.copyOf(endpoints);
    details = List.copyOf(details);
  }

  /** Its class-specific descriptors of one kind. */
  public <T extends ClassDescriptor> Stream<T> details(Class<T> kind) {
    return details.stream().filter(kind::isInstance).map(kind::cast);
  }
}
