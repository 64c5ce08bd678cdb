/** Tests of what sends, waits and starts processes. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent.transport;
