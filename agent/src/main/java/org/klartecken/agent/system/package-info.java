// SPDX-License-Identifier: Apache-2.0
/**
 * The operating system as the rest of the agent meets it: the clock of this boot, and the C library as far as probes
 * need it (device nodes with ioctl, netlink), called through {@code java.lang.foreign}.
 *
 * <p>Below everything else in the agent. The clock needs no foreign call, so that an agent pays for the linker (25 ms
 * and 8 MB, measured with an AOT cache) only when it first opens a node or a netlink socket. Linux on 64-bit machines.
 */
@NullMarked
package org.klartecken.agent.system;

import org.jspecify.annotations.NullMarked;
