// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.klartecken.contract.RoomReadiness;
import org.klartecken.contract.Topic;

/** The last word about every room, and who wants to hear the next ones. Thread-safe. */
final class Readers {
  private final ConcurrentMap<String, RoomReadiness> retained = new ConcurrentHashMap<>();
  private final Set<ReaderConnection> connections = ConcurrentHashMap.newKeySet();

  void publish(RoomReadiness word) {
    String topic = topic(word);
    retained.put(topic, word);
    connections.forEach(reader -> reader.deliver(topic, word));
  }

  /** The last word about every room. */
  Collection<RoomReadiness> retained() {
    return retained.values();
  }

  void add(ReaderConnection reader) {
    connections.add(reader);
  }

  void remove(ReaderConnection reader) {
    connections.remove(reader);
  }

  int count() {
    return connections.size();
  }

  static String topic(RoomReadiness word) {
    return new Topic.ReadinessOf(word.organisation(), word.room()).toString();
  }
}
