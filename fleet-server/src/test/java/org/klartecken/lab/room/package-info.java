// SPDX-License-Identifier: Apache-2.0
/**
 * The USB side of a meeting room, served to a guest: {@code lab/rooms/NAME.yaml} lists its devices and displays.
 *
 * <p>
 * From Java: {@code LabRoom room = LabRoom.start("huddle")}, then {@code room.device("camera").unplug()}, {@code plug()},
 * {@code fault(Fault.HANG)}, {@code heal()}, {@code turn("picture", "black")}, {@code observed()}.
 *
 * <p>
 * As a program: {@code LabMain huddle} prints {@code usbip PORT control PORT}, both on the loopback address, which a
 * guest of QEMU's user network reaches as 10.0.2.2. In the guest, this attaches whatever is plugged in, now and later:
 *
 * <pre>
 * modprobe vhci-hcd
 * exec 8&lt;&gt;/dev/tcp/10.0.2.2/$CONTROL; echo watch &gt;&amp;8
 * while read -r id &lt;&amp;8; do
 *   until usbip --tcp-port $USBIP attach -r 10.0.2.2 -b "$id" || [ $((n += 1)) -ge 20 ]; do sleep .5; done; n=0
 * done
 * </pre>
 *
 * It tries again because usbip fails ("open vhci_driver") while the device before is still being enumerated. A line to
 * the control port breaks something: {@code echo "unplug camera" >/dev/tcp/10.0.2.2/$CONTROL}. The line
 * {@code help} lists the others.
 */
@NullMarked
package org.klartecken.lab.room;

import org.jspecify.annotations.NullMarked;
