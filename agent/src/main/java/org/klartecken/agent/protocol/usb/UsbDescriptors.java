// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problem;

/**
 * Everything a device told about itself, as far as it could be understood.
 *
 * @param device null when it is missing, as in a file that holds a configuration alone
 * @param configurations in their order; the device uses one of them at a time
 * @param capabilities of the binary object store; empty without one
 * @param problems what is not as the standards say
 */
public record UsbDescriptors(@Nullable DeviceDescriptor device, List<UsbConfiguration> configurations,
    List<DeviceCapability> capabilities, List<Problem> problems) {
  public UsbDescriptors {
    configurations = List.copyOf(configurations);
    capabilities = List.copyOf(capabilities);
    problems = List.copyOf(problems);
  }

  /** All interfaces of all configurations, alternate settings included. */
  public Stream<UsbInterface> interfaces() {
    return configurations.stream().flatMap(c -> c.interfaces().stream());
  }

  /** Whether any interface has this role. */
  public boolean has(InterfaceRole role) {
    return interfaces().anyMatch(i -> i.role() == role);
  }

  /** All class-specific descriptors of one kind. */
  public <T extends ClassDescriptor> Stream<T> details(Class<T> kind) {
    return interfaces().flatMap(i -> i.details(kind));
  }

  /** All capabilities of one kind. */
  public <T extends DeviceCapability> Stream<T> capabilities(Class<T> kind) {
    return capabilities.stream().filter(kind::isInstance).map(kind::cast);
  }
}
