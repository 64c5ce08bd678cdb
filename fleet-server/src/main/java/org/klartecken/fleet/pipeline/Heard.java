// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Instant;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;

/** A valid message, duplicates and late ones included, as it reached the server. */
public record Heard(AgentId agent, MessageKind kind, Message message, Instant receivedAt) {
}
