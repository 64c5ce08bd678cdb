// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import org.klartecken.agent.protocol.edid.EdidDecoder;
import org.klartecken.agent.protocol.usb.DescriptorParser;
import org.klartecken.contract.JsonLibrary;

/** Makes the line of JSON about one file. */
public final class Lines {
  private final JsonType<EdidLine> edid;
  private final JsonType<UsbLine> usb;

  public Lines() {
    Jsonb jsonb = JsonLibrary.build(Jsonb.builder().serializeNulls(true).serializeEmpty(true));
    edid = jsonb.type(EdidLine.class);
    usb = jsonb.type(UsbLine.class);
  }

  /** What there is to say of a file that should be an EDID. */
  public String edid(String name, SentFile file) {
    return edid.toJson(switch (file) {
      case SentFile.Octets read -> EdidLine.of(name, EdidDecoder.decode(read.copy()));
      case SentFile.Unreadable lost -> EdidLine.unreadable(name, lost.why());
    });
  }

  /** What there is to say of a file that should hold USB descriptors. */
  public String usb(String name, SentFile file) {
    return usb.toJson(switch (file) {
      case SentFile.Octets read -> UsbLine.of(name, DescriptorParser.parse(read.copy()));
      case SentFile.Unreadable lost -> UsbLine.unreadable(name, lost.why());
    });
  }
}
