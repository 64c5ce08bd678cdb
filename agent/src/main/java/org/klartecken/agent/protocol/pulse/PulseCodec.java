// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Commands and replies of the native protocol, version 13: old enough for every server in use, and the first one whose
 * replies carry the properties of a device. Numbers are those of {@code native-common.h}.
 */
public final class PulseCodec {
  /** Octets before each packet's values; its first four are their number. */
  public static final int DESCRIPTOR = 20;
  /** Longer than any reply that is asked for here: PipeWire tells some thousand octets of each device. */
  public static final int LONGEST = 1024 * 1024;
  /** What an authentication cookie has. */
  public static final int COOKIE = 256;
  private static final int VERSION = 13;
  private static final int ERROR = 0;
  private static final int REPLY = 2;
  private static final int AUTH = 8;
  private static final int SET_CLIENT_NAME = 9;
  private static final int GET_SERVER_INFO = 20;
  private static final int GET_SINK_INFO = 21;
  private static final int GET_SINK_INFO_LIST = 22;
  private static final int GET_SOURCE_INFO = 23;
  private static final int GET_SOURCE_INFO_LIST = 24;
  private static final int SET_DEFAULT_SINK = 44;
  private static final int SET_DEFAULT_SOURCE = 45;
  private static final int BY_NAME = -1;
  /** No index. */
  private static final int NONE = -1;
  /** The error code of what the server does not have. */
  private static final int NO_ENTITY = 5;
  /** Of PulseAudio, and of PipeWire where it takes cards as PulseAudio does, which it need not; then its own name. */
  private static final List<String> CARD = List.of("alsa.card", "api.alsa.pcm.card");

  /** The names of the default devices; where there is none, empty or a name that no device has. */
  public record Defaults(String sink, String source) {
  }

  /**
   * A sink or a source.
   *
   * @param card the number of the sound card behind it; empty when it has none, or only repeats what is played
   */
  public record SoundDevice(String name, OptionalInt card) {
  }

  private PulseCodec() {
  }

  /** @param cookie of 256 octets; zeros where there is none, which a server accepts from its own user */
  public static byte[] auth(int tag, byte[] cookie) {
    return command(AUTH, tag).u32(VERSION).octets(cookie).packet();
  }

  public static byte[] clientName(int tag, String name) {
    return command(SET_CLIENT_NAME, tag).properties(Map.of("application.name", name)).packet();
  }

  public static byte[] serverInfo(int tag) {
    return command(GET_SERVER_INFO, tag).packet();
  }

  /** @param plays a sink, or else a source */
  public static byte[] deviceInfo(int tag, boolean plays, String name) {
    return command(plays ? GET_SINK_INFO : GET_SOURCE_INFO, tag).u32(BY_NAME).string(name).packet();
  }

  /** @param plays all sinks, or else all sources */
  public static byte[] deviceList(int tag, boolean plays) {
    return command(plays ? GET_SINK_INFO_LIST : GET_SOURCE_INFO_LIST, tag).packet();
  }

  /** @param plays a sink, or else a source */
  public static byte[] setDefault(int tag, boolean plays, String name) {
    return command(plays ? SET_DEFAULT_SINK : SET_DEFAULT_SOURCE, tag).string(name).packet();
  }

  private static TagWriter command(int command, int tag) {
    return new TagWriter().u32(command).u32(tag);
  }

  /** Whether the values are the reply to a command, and no error. */
  public static boolean isReply(byte[] values, int tag) {
    TagReader reader = new TagReader(values);
    return reader.u32() == REPLY && reader.u32() == tag && reader.whole();
  }

  /** Whether the values answer a command at all; a server also tells what nobody asked. */
  public static boolean answers(byte[] values, int tag) {
    TagReader reader = new TagReader(values);
    int command = reader.u32();
    return command <= REPLY && reader.u32() == tag && reader.whole();
  }

  /** Whether the values say that the server has nothing of the name that a command bears. */
  public static boolean isUnknown(byte[] values, int tag) {
    TagReader reader = new TagReader(values);
    return reader.u32() == ERROR && reader.u32() == tag && reader.u32() == NO_ENTITY && reader.whole();
  }

  /** The reply to {@link #serverInfo}. */
  public static Optional<Defaults> defaults(byte[] values) {
    TagReader reader = reply(values);
    reader.skipString().skipString().skipString().skipString().skipSampleSpec(); // server, version, user, host
    Defaults defaults = new Defaults(reader.string(), reader.string());
    return reader.whole() ? Optional.of(defaults) : Optional.empty();
  }

  /**
   * The number of the sound card behind a device, from the reply to {@link #deviceInfo}; empty when it has none.
   *
   * @param plays a sink, or else a source
   */
  public static OptionalInt card(byte[] values, boolean plays) {
    TagReader reader = reply(values);
    SoundDevice device = device(reader, plays);
    return reader.whole() ? device.card() : OptionalInt.empty();
  }

  /**
   * The reply to {@link #deviceList}.
   *
   * @param plays all sinks, or else all sources
   */
  public static Optional<List<SoundDevice>> devices(byte[] values, boolean plays) {
    TagReader reader = reply(values);
    List<SoundDevice> devices = new ArrayList<>();
    while (reader.whole() && reader.hasMore()) {
      devices.add(device(reader, plays));
      reader.skipTime(); // the latency that was asked for
    }
    return reader.whole() ? Optional.of(List.copyOf(devices)) : Optional.empty();
  }

  /** Up to its properties. */
  private static SoundDevice device(TagReader reader, boolean plays) {
    String name = reader.skipU32().string(); // index
    reader.skipString().skipSampleSpec().skipChannelMap() // description
        .skipU32().skipVolumes().skipFlag(); // owner, volumes, mute
    int other = reader.u32(); // of a sink the source that hears it, of a source the sink that it hears
    reader.skipString().skipTime().skipString().skipU32(); // the other's name, latency, driver, flags
    Map<String, String> properties = reader.properties();
    boolean hearsASink = !plays && other != NONE; // not the room; bears the properties of the sink's card
    return new SoundDevice(name, hearsASink ? OptionalInt.empty() : card(properties));
  }

  private static OptionalInt card(Map<String, String> properties) {
    return CARD.stream().map(key -> properties.getOrDefault(key, "")).filter(number -> number.matches("\\d{1,3}"))
        .mapToInt(Integer::parseInt).findFirst();
  }

  private static TagReader reply(byte[] values) {
    return new TagReader(values).skipU32().skipU32(); // command, tag
  }
}
