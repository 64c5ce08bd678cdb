// SPDX-License-Identifier: Apache-2.0
/**
 * Carries messages to the server and loses none: the spool on disk, and the connection.
 *
 * <p>Last step of the agent's flow. Only this package knows Paho; its callbacks do nothing but hand an event on. What
 * is in the spool leaves it when the server has acknowledged it, which it does after its commit.
 */
@NullMarked
package org.klartecken.agent.publish;

import org.jspecify.annotations.NullMarked;
