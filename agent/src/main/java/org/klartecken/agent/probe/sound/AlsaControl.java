// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Printable;

/**
 * The structures of {@code sound/asound.h} that tell a mixer's elements, as a 64-bit kernel lays them out. Pure; buffers
 * are in the machine's own byte order and as long as the structure.
 */
final class AlsaControl {
  /** {@code _IOWR('U', 0x10, struct snd_ctl_elem_list)}. */
  static final int ELEM_LIST = 0xC0505510;
  static final int LIST_SIZE = 80;
  /** {@code _IOWR('U', 0x11, struct snd_ctl_elem_info)}. */
  static final int ELEM_INFO = 0xC1105511;
  static final int INFO_SIZE = 272;
  /** {@code _IOWR('U', 0x12, struct snd_ctl_elem_value)}. */
  static final int ELEM_READ = 0xC4C85512;
  static final int VALUE_SIZE = 1224;
  /** {@code _IOWR('U', 0x13, struct snd_ctl_elem_value)}. */
  static final int ELEM_WRITE = 0xC4C85513;
  /** Of {@code struct snd_ctl_elem_id}. */
  static final int ID_SIZE = 64;
  /** {@code value.integer.value} of {@code struct snd_ctl_elem_value} has room for so many. */
  static final int MOST_VALUES = 128;

  private static final int IFACE_MIXER = 2;
  private static final int TYPE_BOOLEAN = 1;
  private static final int TYPE_INTEGER = 2;
  private static final int ACCESS_READ = 1;
  private static final int ACCESS_INACTIVE = 0x100;

  private AlsaControl() {
  }

  /** An element's number on its card, its index among those of its name, and its name. */
  record ElementId(int number, int index, String name) {
  }

  /** What an element takes: {@code count} values, for a number between {@code min} and {@code max}. */
  record ElementInfo(boolean isSwitch, int count, long min, long max) {
  }

  /** {@code struct snd_ctl_elem_list}: offset 0, space 4, used 8, count 12, pids (a pointer) 16. */
  static ByteBuffer list(ByteBuffer list, int space, long ids) {
    return list.putInt(0, 0).putInt(4, space).putLong(16, ids);
  }

  /** How many elements the card has, after a list was asked for. */
  static int count(ByteBuffer list) {
    return Math.max(0, list.getInt(12));
  }

  /** How many elements were listed. */
  static int used(ByteBuffer list) {
    return Math.max(0, list.getInt(8));
  }

  /**
   * The mixer's elements of an array of {@code struct snd_ctl_elem_id}: numid 0, iface 4, device 8, subdevice 12,
   * name[44] 16, index 60.
   */
  static List<ElementId> elements(ByteBuffer ids, int used) {
    List<ElementId> found = new ArrayList<>();
    for (int at = 0; at + ID_SIZE <= Math.min(ids.limit(), used * ID_SIZE); at += ID_SIZE) {
      if (ids.getInt(at + 4) == IFACE_MIXER) {
        found.add(new ElementId(ids.getInt(at), ids.getInt(at + 60), name(ids, at + 16)));
      }
    }
    return found;
  }

  private static String name(ByteBuffer ids, int at) {
    byte[] octets = new byte[44];
    ids.get(at, octets);
    int length = 0;
    while (length < octets.length && octets[length] != 0) {
      length++;
    }
    return Printable.clean(new String(octets, 0, length, StandardCharsets.UTF_8));
  }

  /**
   * {@code struct snd_ctl_elem_info}: id 0, type 64, access 68, count 72, owner 76, and for integers min 80, max 88,
   * step 96. Null for an element that cannot be read now, or is neither switch nor number.
   */
  static @Nullable ElementInfo info(ByteBuffer info) {
    int type = info.getInt(64);
    int access = info.getInt(68);
    int count = info.getInt(72);
    boolean readable = (access & ACCESS_READ) != 0 && (access & ACCESS_INACTIVE) == 0;
    if (!readable || (type != TYPE_BOOLEAN && type != TYPE_INTEGER) || count < 1 || count > MOST_VALUES) {
      return null;
    }
    return new ElementInfo(type == TYPE_BOOLEAN, count, info.getLong(80), info.getLong(88));
  }

  /** The same value in every channel, as {@link #values} reads it. */
  static ByteBuffer setAll(ByteBuffer value, int count, long each) {
    for (int i = 0; i < Math.min(count, MOST_VALUES); i++) {
      value.putLong(72 + 8 * i, each);
    }
    return value;
  }

  /** {@code struct snd_ctl_elem_value}: id 0, a bit of no use 64, then one long a channel from 72. */
  static List<Long> values(ByteBuffer value, int count) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MOST_VALUES); i++) {
      values.add(value.getLong(72 + 8 * i));
    }
    return values;
  }
}
