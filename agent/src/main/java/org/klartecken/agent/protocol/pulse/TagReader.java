// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.pulse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads tagged values in order. What is not there reads as nothing, and {@link #whole} then says so. */
final class TagReader {
  private final ByteBuffer octets;
  private boolean whole = true;

  TagReader(byte[] payload) {
    octets = ByteBuffer.wrap(payload);
  }

  /** Whether all that was asked for was there. */
  boolean whole() {
    return whole;
  }

  boolean hasMore() {
    return octets.hasRemaining();
  }

  int u32() {
    return has('L', 4) ? octets.getInt() : fault();
  }

  /** The empty text for a null string. */
  String string() {
    int tag = tag();
    if (tag == 't') {
      int from = octets.position();
      while (octets.hasRemaining()) {
        if (octets.get() == 0) {
          return new String(octets.array(), from, octets.position() - 1 - from, UTF_8);
        }
      }
    }
    whole = whole && tag == 'N';
    return "";
  }

  TagReader skipString() {
    string();
    return this;
  }

  TagReader skipU32() {
    u32();
    return this;
  }

  /** Format, channels, rate. */
  TagReader skipSampleSpec() {
    return skip('a', 6);
  }

  /** A number of channels, and an octet for each. */
  TagReader skipChannelMap() {
    return skipList('m', 1);
  }

  /** A number of channels, and the volume of each. */
  TagReader skipVolumes() {
    return skipList('v', 4);
  }

  /** The tag itself is the value, 0 or 1. */
  TagReader skipFlag() {
    int tag = tag();
    whole = whole && (tag == '0' || tag == '1');
    return this;
  }

  TagReader skipTime() {
    return skip('U', 8);
  }

  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    if (tag() != 'P') {
      whole = false;
    }
    while (whole) {
      if (octets.hasRemaining() && octets.get(octets.position()) == 'N') {
        octets.get();
        return properties;
      }
      String key = string();
      u32();
      String value = value();
      if (whole) {
        properties.put(key, value);
      }
    }
    return properties;
  }

  /** Octets as a text, without the zero at their end. */
  private String value() {
    if (!has('x', 4)) {
      fault();
      return "";
    }
    int length = octets.getInt();
    if (length < 0 || length > octets.remaining()) {
      fault();
      return "";
    }
    String text = new String(octets.array(), octets.position(), length, UTF_8);
    octets.position(octets.position() + length);
    return text.endsWith("\0") ? text.substring(0, length - 1) : text;
  }

  private TagReader skip(char tag, int length) {
    if (has(tag, length)) {
      octets.position(octets.position() + length);
    } else {
      fault();
    }
    return this;
  }

  private TagReader skipList(char tag, int each) {
    if (has(tag, 1)) {
      int length = Byte.toUnsignedInt(octets.get()) * each;
      if (length <= octets.remaining()) {
        octets.position(octets.position() + length);
        return this;
      }
    }
    fault();
    return this;
  }

  private boolean has(char tag, int length) {
    return whole && tag() == tag && octets.remaining() >= length;
  }

  private int tag() {
    if (!octets.hasRemaining()) {
      whole = false;
      return -1;
    }
    return octets.get();
  }

  private int fault() {
    whole = false;
    return 0;
  }
}
