// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import java.nio.file.Path;

/**
 * What a guest is started with.
 *
 * @param image folder with {@code vmlinuz}, {@code initrd} and {@code root.img}; never written to
 * @param share folder that the guest sees as {@code /share}
 * @param card the room PC's network card
 * @param memoryMiB of the guest
 */
public record GuestPlan(Path image, Path share, NetworkCard card, int memoryMiB) {
}
