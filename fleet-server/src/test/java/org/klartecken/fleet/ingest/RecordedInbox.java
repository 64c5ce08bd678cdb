// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.klartecken.contract.AgentId;

/** Remembers what arrived, and leaves the answers to the test. */
final class RecordedInbox implements Inbox {
  private static final int PATIENCE_SECONDS = 10;
  private final BlockingQueue<Got> published = new LinkedBlockingQueue<>();
  private final BlockingQueue<AgentId> gone = new LinkedBlockingQueue<>();

  record Got(AgentId agent, String topic, int octets, Receipt receipt) {
  }

  @Override
  public void published(AgentId agent, String topic, byte[] payload, Receipt receipt) {
    published.add(new Got(agent, topic, payload.length, receipt));
  }

  @Override
  public void gone(AgentId agent) {
    gone.add(agent);
  }

  Got next() throws InterruptedException {
    Got got = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (got == null) {
      throw new AssertionError("nothing arrived");
    }
    return got;
  }

  AgentId nextGone() throws InterruptedException {
    AgentId agent = gone.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (agent == null) {
      throw new AssertionError("nobody was said to be gone");
    }
    return agent;
  }

  boolean nobodyIsGone() {
    return gone.isEmpty();
  }
}
