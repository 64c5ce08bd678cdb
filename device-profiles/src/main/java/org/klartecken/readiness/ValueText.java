// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.Locale;
import java.util.Map;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;

/** A reading's value as people read it: with its unit, a decimal comma in Swedish and hard spaces. */
public final class ValueText {
  private static final double MANY_SECONDS = 120;
  private static final double MANY_MINUTES = 120 * 60;
  private static final char HARD_SPACE = '\u00a0';

  /** What readings say in words: of displays, of a USB-C adapter's picture, of the kernel's log, of the web and of UDP. */
  private static final Map<String, LocalText> WORDS = Map.ofEntries(
      word("asleep", "sover", "asleep"),
      word("cable", "kabeln misstänks", "the cable is suspected"),
      word("closed", "stängt i andra änden", "closed at the other end"),
      word("configured", "överförs", "carried"),
      word("connected", "vaken", "awake"),
      word("disconnected", "frånkopplad", "disconnected"),
      word("failed", "misslyckades", "failed"),
      word("failed_unspecified", "misslyckades utan skäl", "failed without a reason"),
      word("lost", "kommer inte fram", "does not arrive"),
      word("no_answer", "svarade inte", "did not answer"),
      word("not_attempted", "inte prövad", "not tried"),
      word("off", "avstängd", "off"),
      word("open", "öppet", "open"),
      word("overcurrent", "drog för mycket ström", "drew too much current"),
      word("portal", "ett nät som vill ha inloggning svarar i stället",
          "a network that wants a log-in answers instead"),
      word("prohibited", "stoppas av en brandvägg", "stopped by a firewall"),
      word("refused_here", "stoppas av rumsdatorn", "stopped by the room PC"),
      word("sound", "ljudet kunde inte ställas in", "its sound could not be set"),
      word("untrusted", "någon med ett annat certifikat svarar", "somebody with another certificate answers"),
      word("video", "bilden kunde inte ställas in", "its picture could not be set"));

  private ValueText() {
  }

  /** The value as its reading's own words have it: pictures a second rather than hertz, a packet's octets one by one. */
  public static LocalText of(Reading reading) {
    return reading.value() instanceof Value.Quantity(double number)
        ? quantity(reading.name(), number, reading.unit())
        : of(reading.value(), reading.unit());
  }

  private static LocalText quantity(ReadingName name, double number, Unit unit) {
    if (name.equals(ReadingNames.CAMERA_RATE) || name.equals(ReadingNames.CAMERA_MAX_RATE)) {
      LocalText rate = plain(number, "");
      return new LocalText(rate.sv() + HARD_SPACE + "bilder i sekunden", rate.en() + HARD_SPACE + "pictures a second");
    }
    if (name.equals(ReadingNames.NETWORK_PATH_MTU)) {
      LocalText octets = plain(number, "");
      return new LocalText(octets.sv() + HARD_SPACE + "byte", octets.en() + HARD_SPACE + "bytes");
    }
    return quantity(number, unit);
  }

  /** Of a word that the contract knows, what it means; of another, the word itself. */
  public static LocalText of(Value value, Unit unit) {
    return switch (value) {
      case Value.Flag(boolean set) -> set ? new LocalText("ja", "yes") : new LocalText("nej", "no");
      case Value.Text(String text) -> WORDS.getOrDefault(text, new LocalText(text, text));
      case Value.Quantity(double number) -> quantity(number, unit);
    };
  }

  private static LocalText quantity(double number, Unit unit) {
    return switch (unit) {
      case NONE, COUNT, OTHER -> plain(number, "");
      case SECOND -> seconds(number);
      case PERCENT -> plain(number, "%");
      case DECIBEL -> plain(number, "dB");
      case DECIBEL_MILLIWATT -> plain(number, "dBm");
      case BIT_PER_SECOND -> scaled(number, "bit/s");
      case BYTE -> scaled(number, "B");
      case HERTZ -> scaled(number, "Hz");
      case PIXEL ->
        new LocalText(rounded(number) + HARD_SPACE + "bildpunkter", rounded(number) + HARD_SPACE + "pixels");
      case CELSIUS -> plain(number, "°C");
    };
  }

  private static Map.Entry<String, LocalText> word(String word, String sv, String en) {
    return Map.entry(word, new LocalText(sv, en));
  }

  private static LocalText seconds(double number) {
    double size = Math.abs(number);
    return size < 1 && size > 0
        ? plain(number * 1000, "ms")
        : size < MANY_SECONDS
            ? plain(number, "s")
            : size < MANY_MINUTES ? plain(number / 60, "min") : plain(number / 3600, "h");
  }

  private static LocalText scaled(double number, String unit) {
    double size = Math.abs(number);
    return size >= 1e9
        ? plain(number / 1e9, "G" + unit)
        : size >= 1e6
            ? plain(number / 1e6, "M" + unit)
            : size >= 1e3 ? plain(number / 1e3, "k" + unit) : plain(number, unit);
  }

  private static LocalText plain(double number, String unit) {
    String text = rounded(number) + (unit.isEmpty() ? "" : HARD_SPACE + unit);
    return new LocalText(text.replace('.', ',').replace('-', '−'), text.replace('-', '−'));
  }

  /** Three digits are enough for people. */
  private static String rounded(double number) {
    double size = Math.abs(number);
    String text = String.format(Locale.ROOT,
        size >= 100 || number == Math.rint(number) ? "%.0f" : size >= 10 ? "%.1f" : "%.2f",
        number);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
