// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The readings that this version of the contract knows, each with its unit.
 *
 * <p>A probe may send others: they are shown, and judged by profiles that name them. A name that stands here always
 * has this unit.
 */
public final class ReadingNames {
  private static final Map<ReadingName, Unit> UNITS = new TreeMap<>();

  /** The negotiated speed of a USB device. */
  public static final ReadingName USB_SPEED = known("usb.speed", Unit.BIT_PER_SECOND);
  /** The best speed that the device could negotiate. */
  public static final ReadingName USB_BEST_SPEED = known("usb.best_speed", Unit.BIT_PER_SECOND);
  /** Drivers with how many interfaces each has taken, {@code uvcvideo 2, snd-usb-audio 2}; {@code none} without any. */
  public static final ReadingName USB_DRIVERS = known("usb.drivers", Unit.NONE);
  /** Interfaces without a driver. */
  public static final ReadingName USB_DRIVERS_MISSING = known("usb.drivers_missing", Unit.COUNT);
  /** Lines of the kernel's log that mean trouble with the device, in the last 24 hours; {@link #USB_KERNEL_FAULT} is judged. */
  public static final ReadingName USB_KERNEL_FAULTS = known("usb.kernel_faults", Unit.COUNT);
  /** What the latest of them is about: {@code no_answer}, {@code cable}, {@code overcurrent}, {@code video}, {@code sound}. */
  public static final ReadingName USB_KERNEL_FAULT = known("usb.kernel_fault", Unit.NONE);
  /**
   * What became of the alternate mode DisplayPort of an adapter, by its billboard: {@code configured}, {@code failed},
   * {@code failed_unspecified} or {@code not_attempted}.
   */
  public static final ReadingName USB_ALTERNATE_MODE = known("usb.alternate_mode", Unit.NONE);
  /** Faults in the descriptors. */
  public static final ReadingName USB_DESCRIPTOR_PROBLEMS = known("usb.descriptor_problems", Unit.COUNT);

  /** Pixel formats, comma separated: {@code MJPG, YUYV}. */
  public static final ReadingName CAMERA_FORMATS = known("camera.formats", Unit.NONE);
  public static final ReadingName CAMERA_MAX_WIDTH = known("camera.max_width", Unit.PIXEL);
  public static final ReadingName CAMERA_MAX_HEIGHT = known("camera.max_height", Unit.PIXEL);
  /** The highest frame rate of any format. */
  public static final ReadingName CAMERA_MAX_RATE = known("camera.max_rate", Unit.HERTZ);
  /** Whether some other program uses it. */
  public static final ReadingName CAMERA_IN_USE = known("camera.in_use", Unit.NONE);

  /** Whether whole pictures came when it was looked through. */
  public static final ReadingName CAMERA_GAVE_PICTURES = known("camera.gave_pictures", Unit.NONE);
  /** From the order to begin until the first whole picture. */
  public static final ReadingName CAMERA_FIRST_PICTURE = known("camera.first_picture", Unit.SECOND);
  /** Whole pictures a second. */
  public static final ReadingName CAMERA_RATE = known("camera.rate", Unit.HERTZ);
  /** Between two pictures that followed one another. */
  public static final ReadingName CAMERA_LONGEST_GAP = known("camera.longest_gap", Unit.SECOND);
  /**
   * The picture that came. Not judged: which sizes a camera has in the format that is asked for is its model's own, and
   * whether it offers its best is seen by {@link #CAMERA_MAX_HEIGHT}.
   */
  public static final ReadingName CAMERA_WIDTH = known("camera.width", Unit.PIXEL);
  public static final ReadingName CAMERA_HEIGHT = known("camera.height", Unit.PIXEL);
  /** Pictures that were damaged. */
  public static final ReadingName CAMERA_BROKEN = known("camera.broken", Unit.PERCENT);
  /** Pictures that differ from the one before; a living sensor gives no two that are the same. */
  public static final ReadingName CAMERA_DISTINCT = known("camera.distinct", Unit.PERCENT);
  /** Mean brightness, from black to white. */
  public static final ReadingName CAMERA_BRIGHTNESS = known("camera.brightness", Unit.PERCENT);
  /** Standard deviation of the brightness; half black and half white has 50. */
  public static final ReadingName CAMERA_CONTRAST = known("camera.contrast", Unit.PERCENT);
  /** Pixels that are as good as black. */
  public static final ReadingName CAMERA_UNDEREXPOSED = known("camera.underexposed", Unit.PERCENT);
  /** Pixels that are as good as white. */
  public static final ReadingName CAMERA_OVEREXPOSED = known("camera.overexposed", Unit.PERCENT);
  /** How steep the steepest edges in the middle are. */
  public static final ReadingName CAMERA_SHARPNESS = known("camera.sharpness", Unit.PERCENT);

  /** Whether there is a PCM that records. */
  public static final ReadingName AUDIO_CAPTURE = known("audio.capture", Unit.NONE);
  /** Whether there is a PCM that plays. */
  public static final ReadingName AUDIO_PLAYBACK = known("audio.playback", Unit.NONE);
  public static final ReadingName AUDIO_CAPTURE_MUTED = known("audio.capture_muted", Unit.NONE);
  public static final ReadingName AUDIO_PLAYBACK_MUTED = known("audio.playback_muted", Unit.NONE);
  /** Whether programs that do not choose listen to it; the desktop's sound service says so. */
  public static final ReadingName AUDIO_CAPTURE_DEFAULT = known("audio.capture_default", Unit.NONE);
  /** Whether programs that do not choose play through it. */
  public static final ReadingName AUDIO_PLAYBACK_DEFAULT = known("audio.playback_default", Unit.NONE);
  /** Whether the desktop's sound service, through which programs reach it, answers. */
  public static final ReadingName AUDIO_SERVICE_ANSWERS = known("audio.service_answers", Unit.NONE);
  public static final ReadingName AUDIO_CAPTURE_VOLUME = known("audio.capture_volume", Unit.PERCENT);
  public static final ReadingName AUDIO_PLAYBACK_VOLUME = known("audio.playback_volume", Unit.PERCENT);
  /** Whether some other program records. */
  public static final ReadingName AUDIO_CAPTURE_IN_USE = known("audio.capture_in_use", Unit.NONE);
  /** Whether some other program plays. */
  public static final ReadingName AUDIO_PLAYBACK_IN_USE = known("audio.playback_in_use", Unit.NONE);

  /** Whether the microphone gave one and the same value all the time, which no room is quiet enough for. */
  public static final ReadingName AUDIO_CAPTURE_SILENT = known("audio.capture_silent", Unit.NONE);
  /** The loudness of the room when nothing is played; a full sine has 0. */
  public static final ReadingName AUDIO_CAPTURE_NOISE = known("audio.capture_noise", Unit.DECIBEL);
  /** Samples at the end of the scale. */
  public static final ReadingName AUDIO_CAPTURE_CLIPPED = known("audio.capture_clipped", Unit.PERCENT);
  /** Times that sound was missing for twenty milliseconds or more. */
  public static final ReadingName AUDIO_CAPTURE_DROPOUTS = known("audio.capture_dropouts", Unit.COUNT);
  /** Channels that gave one and the same value all the time while another one did not. */
  public static final ReadingName AUDIO_CAPTURE_DEAD_CHANNELS = known("audio.capture_dead_channels", Unit.COUNT);
  /** Whether the card took a sound to play in as long as it lasts. */
  public static final ReadingName AUDIO_PLAYBACK_MOVED = known("audio.playback_moved", Unit.NONE);
  /** Whether what the loudspeaker played was heard by the microphone. */
  public static final ReadingName AUDIO_LOOP_HEARD = known("audio.loop_heard", Unit.NONE);
  /** Its loudness when it was heard, as if it had been played with the usual peak of -18; a full sine has 0. */
  public static final ReadingName AUDIO_LOOP_LEVEL = known("audio.loop_level", Unit.DECIBEL);
  /** Its loudness over that of the room. */
  public static final ReadingName AUDIO_LOOP_SNR = known("audio.loop_snr", Unit.DECIBEL);
  /** From handing it to the loudspeaker until it was heard. */
  public static final ReadingName AUDIO_LOOP_LATENCY = known("audio.loop_latency", Unit.SECOND);
  /** The strongest copy that came 30 ms later or more, against the first. */
  public static final ReadingName AUDIO_LOOP_ECHO = known("audio.loop_echo", Unit.DECIBEL);
  /** How much of the pitches of speech came back. */
  public static final ReadingName AUDIO_LOOP_BANDS = known("audio.loop_bands", Unit.PERCENT);
  /** Whether the left side of the loudspeaker was heard alone. */
  public static final ReadingName AUDIO_LOOP_LEFT = known("audio.loop_left", Unit.NONE);
  public static final ReadingName AUDIO_LOOP_RIGHT = known("audio.loop_right", Unit.NONE);

  /** {@code connected}, {@code asleep}, {@code off} or {@code disconnected}. */
  public static final ReadingName DISPLAY_STATUS = known("display.status", Unit.NONE);
  /** The monitor name of the EDID. */
  public static final ReadingName DISPLAY_NAME = known("display.name", Unit.NONE);
  public static final ReadingName DISPLAY_NATIVE_WIDTH = known("display.native_width", Unit.PIXEL);
  public static final ReadingName DISPLAY_NATIVE_HEIGHT = known("display.native_height", Unit.PIXEL);
  public static final ReadingName DISPLAY_NATIVE_RATE = known("display.native_rate", Unit.HERTZ);
  /** The mode that is set now. */
  public static final ReadingName DISPLAY_MODE_WIDTH = known("display.mode_width", Unit.PIXEL);
  public static final ReadingName DISPLAY_MODE_HEIGHT = known("display.mode_height", Unit.PIXEL);
  /** Whether the EDID could be read and its base block adds up; absent of a display that sleeps and does not answer. */
  public static final ReadingName DISPLAY_EDID_OK = known("display.edid_ok", Unit.NONE);

  /** The number that a self-test showed on it for a second; a person tells whether it was seen. */
  public static final ReadingName DISPLAY_TEST_CODE = known("display.test_code", Unit.NONE);

  public static final ReadingName SERIAL_PRESENT = known("serial.present", Unit.NONE);
  /** Whether its port could be opened. */
  public static final ReadingName SERIAL_OPENS = known("serial.opens", Unit.NONE);
  /** Whether what is behind the port answered as its profile says; told where the room's standard has a line for it. */
  public static final ReadingName SERIAL_ANSWERS = known("serial.answers", Unit.NONE);

  /** Interfaces of buttons, dials and the like. */
  public static final ReadingName HID_INTERFACES = known("hid.interfaces", Unit.COUNT);
  /** Those that told what they are about. */
  public static final ReadingName HID_REPORTS = known("hid.reports", Unit.COUNT);
  /** Faults in what they told. Not judged: they are the maker's, and systems take such descriptions all the same. */
  public static final ReadingName HID_PROBLEMS = known("hid.problems", Unit.COUNT);

  /** Whether the link is up. */
  public static final ReadingName NETWORK_LINK = known("network.link", Unit.NONE);
  public static final ReadingName NETWORK_SPEED = known("network.speed", Unit.BIT_PER_SECOND);
  public static final ReadingName NETWORK_FULL_DUPLEX = known("network.full_duplex", Unit.NONE);
  public static final ReadingName NETWORK_WIRELESS = known("network.wireless", Unit.NONE);
  /** Received signal strength of Wi-Fi. */
  public static final ReadingName NETWORK_SIGNAL = known("network.signal", Unit.DECIBEL_MILLIWATT);
  /** Addresses beyond link-local ones. */
  public static final ReadingName NETWORK_ADDRESSES = known("network.addresses", Unit.COUNT);
  /** Which classes its addresses belong to, sorted: {@code global6 private4}. Never the addresses. */
  public static final ReadingName NETWORK_ADDRESS_CLASSES = known("network.address_classes", Unit.NONE);
  /** The router that what is not near is sent to, as the address of the site's own equipment. */
  public static final ReadingName NETWORK_GATEWAY_ADDRESS = known("network.gateway_address", Unit.NONE);
  /** Whether there is a default route through this link. */
  public static final ReadingName NETWORK_GATEWAY = known("network.gateway", Unit.NONE);
  /** Whether the router that this route leads to is there. */
  public static final ReadingName NETWORK_GATEWAY_ANSWERS = known("network.gateway_answers", Unit.NONE);
  /** Whether the name server answers. */
  public static final ReadingName NETWORK_DNS_ANSWERS = known("network.dns_answers", Unit.NONE);
  /** How long its answer took. */
  public static final ReadingName NETWORK_DNS_TIME = known("network.dns_time", Unit.SECOND);

  /**
   * Who answers in the name of the server's web: {@code open} when it does itself, {@code portal} when the network wants a
   * log-in first (a captive portal) or otherwise answers in its place, {@code untrusted} when its certificate is not one
   * that this PC trusts, as behind an inspection of TLS.
   */
  public static final ReadingName NETWORK_WEB = known("network.web", Unit.NONE);
  /** What becomes of UDP on the way to the reflector: {@code open}, {@code closed}, {@code prohibited}, {@code lost}. */
  public static final ReadingName NETWORK_UDP = known("network.udp", Unit.NONE);
  /** The largest IP packet that arrives there in one piece. */
  public static final ReadingName NETWORK_PATH_MTU = known("network.path_mtu", Unit.BYTE);
  /** How many packets of a call were sent to learn the following. */
  public static final ReadingName NETWORK_CALL_PACKETS = known("network.call_packets", Unit.COUNT);
  /** There and back, without the time that the reflector took; the median. */
  public static final ReadingName NETWORK_ROUND_TRIP = known("network.round_trip", Unit.SECOND);
  /** 95 of 100 packets are faster. */
  public static final ReadingName NETWORK_ROUND_TRIP_P95 = known("network.round_trip_p95", Unit.SECOND);
  /**
   * Interarrival jitter (RFC 3550 §6.4.1) from this PC to the reflector. Not judged by itself: what comes too late to be
   * played counts as lost in the rating.
   */
  public static final ReadingName NETWORK_JITTER_UP = known("network.jitter_up", Unit.SECOND);
  public static final ReadingName NETWORK_JITTER_DOWN = known("network.jitter_down", Unit.SECOND);
  /** Packet delay variation (RFC 5481 §4.2), the 95th percentile over the fastest packet. */
  public static final ReadingName NETWORK_VARIATION_UP = known("network.variation_up", Unit.SECOND);
  public static final ReadingName NETWORK_VARIATION_DOWN = known("network.variation_down", Unit.SECOND);
  /** Packets without an answer. */
  public static final ReadingName NETWORK_LOSS = known("network.loss", Unit.PERCENT);
  /** Lost on the way there; absent when the reflector keeps no count. */
  public static final ReadingName NETWORK_LOSS_UP = known("network.loss_up", Unit.PERCENT);
  public static final ReadingName NETWORK_LOSS_DOWN = known("network.loss_down", Unit.PERCENT);
  /** With 95 %, the path loses no less than this: what a limit is held against. */
  public static final ReadingName NETWORK_LOSS_AT_LEAST = known("network.loss_at_least", Unit.PERCENT);
  /** With 95 %, the path loses no more than this. */
  public static final ReadingName NETWORK_LOSS_AT_MOST = known("network.loss_at_most", Unit.PERCENT);
  /** The longest run of lost packets. Not judged by itself: it is a part of the rating. */
  public static final ReadingName NETWORK_LOSS_BURST = known("network.loss_burst", Unit.COUNT);
  /** Answers that came after a later packet's (RFC 4737). Not judged, as duplicates: calls put packets in order. */
  public static final ReadingName NETWORK_REORDERED = known("network.reordered", Unit.PERCENT);
  public static final ReadingName NETWORK_DUPLICATED = known("network.duplicated", Unit.PERCENT);
  /** The marking (DSCP, RFC 2474) with which a call's packets, sent as EF (46), arrive at the reflector, if it tells. */
  public static final ReadingName NETWORK_DSCP_UP = known("network.dscp_up", Unit.COUNT);
  /** And with which its answers, asked for as EF, arrive here. */
  public static final ReadingName NETWORK_DSCP_DOWN = known("network.dscp_down", Unit.COUNT);
  /** R of the E-model (ITU-T G.107) for a voice call, 0 to 93.2. */
  public static final ReadingName NETWORK_RATING = known("network.rating", Unit.COUNT);
  /** Its mean opinion score, 1 to 4.4. */
  public static final ReadingName NETWORK_MOS = known("network.mos", Unit.COUNT);
  /** The score with no more loss than the sample proves: what a limit is held against. */
  public static final ReadingName NETWORK_MOS_AT_MOST = known("network.mos_at_most", Unit.COUNT);

  /** What a self-test did to mend a device, and the reading before and after: {@code audio.capture_muted: true > false}. */
  public static final ReadingName REMEDY_UNMUTE = known("remedy.unmute", Unit.NONE);
  public static final ReadingName REMEDY_SET_VOLUME = known("remedy.set_volume", Unit.NONE);
  public static final ReadingName REMEDY_USB_RESET = known("remedy.usb_reset", Unit.NONE);
  public static final ReadingName REMEDY_PORT_POWER = known("remedy.port_power", Unit.NONE);
  public static final ReadingName REMEDY_REBIND_DRIVER = known("remedy.rebind_driver", Unit.NONE);
  public static final ReadingName REMEDY_SET_DEFAULT = known("remedy.set_default", Unit.NONE);
  public static final ReadingName REMEDY_RESTART_SERVICE = known("remedy.restart_service", Unit.NONE);

  public static final ReadingName HOST_UPTIME = known("host.uptime", Unit.SECOND);
  /** Memory that programs can still get, of all. */
  public static final ReadingName HOST_MEMORY_AVAILABLE = known("host.memory_available", Unit.PERCENT);
  /** Free space of the system's disk, of all. */
  public static final ReadingName HOST_DISK_FREE = known("host.disk_free", Unit.PERCENT);
  /** The hottest sensor. */
  public static final ReadingName HOST_TEMPERATURE = known("host.temperature", Unit.CELSIUS);
  /** The wall clock's offset from true time, as the system's own time service knows it. */
  public static final ReadingName HOST_CLOCK_OFFSET = known("host.clock_offset", Unit.SECOND);
  /** How far the wall clock is ahead of the judge's, negative when behind; told by the judge, never by agents. */
  public static final ReadingName HOST_CLOCK_DIFFERENCE = known("host.clock_difference", Unit.SECOND);
  /** Mean number of runnable threads over a minute. */
  public static final ReadingName HOST_LOAD = known("host.load", Unit.COUNT);

  /** How long all probes of a device took. */
  public static final ReadingName PROBE_DURATION = known("probe.duration", Unit.SECOND);

  private ReadingNames() {
  }

  /** The unit of a known reading; empty for a name of somebody else's. */
  public static Optional<Unit> unit(ReadingName name) {
    return Optional.ofNullable(UNITS.get(name));
  }

  /** All known readings with their units, sorted by name. */
  public static Map<ReadingName, Unit> all() {
    return Collections.unmodifiableMap(UNITS);
  }

  private static ReadingName known(String name, Unit unit) {
    ReadingName known = new ReadingName(name);
    UNITS.put(known, unit);
    return known;
  }
}
