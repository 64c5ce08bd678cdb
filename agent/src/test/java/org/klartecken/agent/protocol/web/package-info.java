/** Tests of the little of HTTP that is spoken. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent.protocol.web;
