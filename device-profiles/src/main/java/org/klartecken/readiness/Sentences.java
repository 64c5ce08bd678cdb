// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.NotReady;

/** What is wrong and what to do, where no profile and no standard knows better: all such sentences, in one place. */
public final class Sentences {
  static final LocalText SILENT = text("Vi når inte rumsdatorn. Se efter att den är på och har nätverk.",
      "We cannot reach the room PC. See that it is on and has a network.");
  static final LocalText NEVER_HEARD = text("Rumsdatorn har inte hört av sig än. Anslut den till Klartecken.",
      "The room PC has not been heard of yet. Connect it to Klartecken.");
  static final LocalText SLOW_PORT = text(
      "{device} sitter i ett långsamt uttag. Flytta kabeln till ett blått USB-uttag direkt på rumsdatorn.",
      "The {device} is in a slow port. Move its cable to a blue USB port on the room PC itself.");
  static final LocalText NO_DRIVER = text(
      "{device} syns, men rumsdatorns drivrutin för den är inte igång. Dra ur kabeln, vänta fem sekunder och sätt i den"
          + " igen; starta annars om datorn.",
      "The {device} is seen, but the room PC's driver for it is not running. Unplug it, wait five seconds and plug it in"
          + " again; otherwise restart the PC.");
  static final LocalText UPDATE_MODE = text(
      "{device} håller på att uppdateras. Vänta tio minuter. Dra sedan ur kabeln och sätt i den igen.",
      "The {device} is being updated. Wait ten minutes. Then unplug it and plug it in again.");

  static final LocalText REPLACED = text("{device} sitter nu i stället för {was}. Den är av rätt slag för rummet.",
      "The {device} is now in place of {was}. It is of the right kind for the room.");
  static final LocalText NOTHING_BEHIND = text(
      "{device} är här, men inget är anslutet till den. Sätt i kabeln mellan {device} och det som hör till den.",
      "The {device} is here, but nothing is connected to it. Plug in the cable between the {device} and what belongs to it.");
  static final LocalText SMALL_PICTURE = text(
      "{device} ger en bild på {value} i stället för {best}. Sätt dess kabel direkt i rumsdatorn, utan hubb.",
      "The picture of the {device} is {value} instead of {best}. Plug its cable straight into the room PC, without a hub.");
  static final LocalText SMALL_MODE = text(
      "{device} visar {value} i stället för sina egna {best}. Välj rätt upplösning i datorns skärminställningar, eller sätt"
          + " skärmkabeln direkt i rumsdatorn.",
      "The {device} shows {value} instead of its own {best}. Choose that resolution in the PC's display settings, or plug"
          + " the display cable straight into the room PC.");
  static final LocalText KERNEL_NO_ANSWER = text(
      "{device} har det senaste dygnet låtit bli att svara rumsdatorn. Sätt dess kabel direkt i rumsdatorn, eller byt kabel.",
      "The {device} has failed to answer the room PC within the last day. Plug its cable straight into the room PC, or"
          + " change the cable.");
  static final LocalText KERNEL_CABLE = text(
      "Rumsdatorn misstänker att kabeln till {device} är dålig. Byt den.",
      "The room PC suspects that the cable of the {device} is bad. Change it.");
  static final LocalText KERNEL_OVERCURRENT = text(
      "{device} drar mer ström än dess uttag kan ge. Flytta den till ett annat USB-uttag, eller till en hubb med egen"
          + " strömförsörjning.",
      "The {device} draws more current than its port can give. Move it to another USB port, or to a hub with a power supply"
          + " of its own.");
  static final LocalText NO_ALTERNATE_MODE = text(
      "{device} får ingen bild från rumsdatorn. Dra ur USB-C-kontakten, vänd den och sätt i den igen, eller byt uttag.",
      "The {device} gets no picture from the room PC. Unplug its USB-C plug, turn it over and plug it in again, or use"
          + " another port.");
  static final LocalText PLAYS_ELSEWHERE = text(
      "Datorn spelar upp genom {other} i stället för {device}. Välj {device} som högtalare i datorns ljudinställningar.",
      "The PC plays through {other} instead of the {device}. Choose the {device} as loudspeaker in its sound settings.");
  static final LocalText LISTENS_ELSEWHERE = text(
      "Datorn lyssnar på {other} i stället för på {device}. Välj {device} som mikrofon i datorns ljudinställningar.",
      "The PC listens to {other} instead of the {device}. Choose the {device} as microphone in its sound settings.");
  static final LocalText OTHER_DEVICE = text(
      "{device} används i stället för rummets egen {own}. Sätt tillbaka den, eller godta bytet på rummets sida.",
      "The {device} is in use instead of the room's own {own}. Put that back, or accept the change on the room's page.");
  static final LocalText OWN_MISSING = text(
      "{device} saknas. Den hör till rummet och satt i {place}. Sätt tillbaka den.",
      "The {device} is missing. It belongs to the room and was at {place}. Put it back.");
  static final LocalText CONNECTORS = text(
      "Rummet ska ha {connectors} för gästers datorer. Skriv i rummets inställningar var kabeln eller adaptern finns.",
      "The room must have {connectors} for guests' computers. Say in the room's settings where the cable or the adapter is.");

  private Sentences() {
  }

  static LocalText of(NotReady.Because because) {
    return switch (because) {
      case UPDATE_MODE -> UPDATE_MODE;
      case NOTHING_BEHIND -> NOTHING_BEHIND;
    };
  }

  /** The sentence for a fault of a device that does this; it may hold {@code {device}}. */
  public static LocalText fallback(FindingReason reason, Capability capability) {
    LocalText it = noun(capability);
    return switch (reason) {
      case AGENT_SILENT -> SILENT;
      case DEVICE_MISSING -> text("Anslut {it} till rumsdatorn.", "Connect the {it} to the room PC.").with("it", it);
      case DEVICE_LOST -> lost(capability).with("it", it);
      case SUBSTITUTE ->
        text("{device} får stå in. Anslut {it} som hör till rummet.",
            "The {device} stands in. Connect the room's own {it}.")
            .with("it", it);
      case OTHER_DEVICE -> OTHER_DEVICE.with("own", it);
      case CONNECTOR_MISSING -> CONNECTORS.with("connectors", text("anslutningar", "connectors"));
      case UPDATE_MODE -> UPDATE_MODE;
      case NOTHING_BEHIND -> NOTHING_BEHIND;
      case DRIVER_MISSING -> NO_DRIVER;
      case CAPABILITY_MISSING ->
        text("{device} är här, men en del av den saknas. Dra ur kabeln, vänta fem sekunder och sätt i den igen.",
            "The {device} is here, but a part of it is not. Unplug it, wait five seconds and plug it in again.");
      case LIMIT_BROKEN -> limping(capability);
      case PROBE_FAILED -> of(FailureReason.TIMEOUT, capability);
      case PROOF_STALE -> text("Det var länge sedan {it} visade att {den} fungerar. Starta om rumsdatorn.",
          "It is long ago that the {it} was shown to work. Restart the room PC.").with("it", it)
          .with("den", pronoun(capability));
      case PROOF_MISSING -> text("Vi vet inte om {it} fungerar. Prova {den} före mötet.",
          "We do not know whether the {it} works. Try it before the meeting.").with("it", it)
          .with("den", pronoun(capability));
      case DEVICE_MOVED -> moved(true).with("from", text("ett annat uttag", "another port")).with("to",
          text("det här", "this one"));
      case DEVICE_SWAPPED -> swapped(false);
      case DEVICE_REPLACED -> REPLACED.with("was", text("en annan", "another"));
    };
  }

  /** A device in another port. */
  static LocalText moved(boolean sure) {
    return sure
        ? text("{device} har flyttats från {from} till {to}. Sitter den där den ska behöver inget göras.",
            "The {device} was moved from {from} to {to}. If it belongs there, nothing needs to be done.")
        : text("{device} har troligen flyttats från {from} till {to}. Sitter den där den ska behöver inget göras.",
            "The {device} was probably moved from {from} to {to}. If it belongs there, nothing needs to be done.");
  }

  /** Another unit of the same model. */
  static LocalText swapped(boolean sure) {
    return sure
        ? text("{device} är utbytt mot en annan av samma modell. Serienumret är ett annat.",
            "The {device} was swapped for another of the same model. Its serial number is another.")
        : text("{device} är troligen utbytt mot en annan av samma modell. Serienumret går inte att lita på.",
            "The {device} was probably swapped for another of the same model. Its serial number cannot be relied on.");
  }

  /** A place as people find it. */
  static LocalText place(DeviceId place) {
    String value = place.value();
    if (value.startsWith("usb:")) {
      return text("USB-uttag {port}", "USB port {port}").with("port", value.substring("usb:".length()));
    }
    if (value.startsWith("display:")) {
      return text("skärmuttag {port}", "display output {port}").with("port",
          value.replaceFirst("display:(card[0-9]+-)?", ""));
    }
    return new LocalText(value, value);
  }

  /** The sentence for a probe that could not observe a device that does this. */
  public static LocalText of(FailureReason reason, Capability capability) {
    LocalText it = noun(capability);
    return switch (reason) {
      case DEVICE_GONE, TIMEOUT, MALFORMED_REPLY -> noAnswer(capability);
      case PORT_BUSY -> text("{device} används just nu.", "The {device} is in use.");
      case ACCESS_DENIED -> text("Agenten får inte öppna {it}. Ge den behörighet på rumsdatorn.",
          "The agent may not open the {it}. Give it permission on the room PC.").with("it", it);
      case UNSUPPORTED, OTHER -> text("Vi kan inte se om {it} fungerar. Prova {den} före mötet.",
          "We cannot see whether the {it} works. Try it before the meeting.").with("it", it)
          .with("den", pronoun(capability));
    };
  }

  private static LocalText noAnswer(Capability capability) {
    return switch (capability) {
      case NETWORK -> text("Nätverket svarar inte. Se efter att nätverkskabeln sitter i.",
          "The network does not answer. See that the network cable is plugged in.");
      case COMPUTER -> text("Rumsdatorn svarar inte som den ska. Starta om den.",
          "The room PC does not answer as it should. Restart it.");
      case CAMERA, MICROPHONE, SPEAKER, DISPLAY, CAPTURE, TELEPHONY, SERIAL, HUB, INPUT, BILLBOARD, UPDATE_MODE,
          STORAGE,
          OTHER ->
        text("{device} svarar inte. Dra ur kabeln, vänta fem sekunder och sätt i den igen.",
            "The {device} does not answer. Unplug it, wait five seconds and plug it in again.");
    };
  }

  private static LocalText lost(Capability capability) {
    return switch (capability) {
      case DISPLAY -> text("Sätt tillbaka skärmkabeln till {device}, och slå på skärmen.",
          "Put the display cable of the {device} back, and switch the display on.");
      case NETWORK -> text("Sätt tillbaka nätverksadaptern {device} i rumsdatorn.",
          "Put the network adapter {device} back into the room PC.");
      case CAMERA, MICROPHONE, SPEAKER, CAPTURE, TELEPHONY, SERIAL, HUB, INPUT, BILLBOARD, COMPUTER, UPDATE_MODE,
          STORAGE,
          OTHER ->
        text("Sätt tillbaka kabeln till {it} {device} i rumsdatorn.",
            "Put the cable of the {it} {device} back into the room PC.");
    };
  }

  private static LocalText limping(Capability capability) {
    return switch (capability) {
      case NETWORK -> text("{device} arbetar inte som den ska. Se efter att nätverkskabeln sitter i, och be annars"
          + " nätgruppen om hjälp.",
          "The {device} does not work as it should. See that the network cable is plugged in, or else ask the network"
              + " team.");
      case COMPUTER ->
        text("{device} arbetar inte som den ska. Starta om den.",
            "The {device} does not work as it should. Restart it.");
      case CAMERA, MICROPHONE, SPEAKER, DISPLAY, CAPTURE, TELEPHONY, SERIAL, HUB, INPUT, BILLBOARD, UPDATE_MODE,
          STORAGE, OTHER ->
        text("{device} arbetar inte som den ska. Dra ur kabeln, vänta fem sekunder och sätt i den igen.",
            "The {device} does not work as it should. Unplug it, wait five seconds and plug it in again.");
    };
  }

  /** For what {@link #noun} names: one of them is neuter. */
  private static LocalText pronoun(Capability capability) {
    return capability == Capability.NETWORK ? text("det", "it") : text("den", "it");
  }

  private static LocalText noun(Capability capability) {
    return switch (capability) {
      case CAMERA -> text("kameran", "camera");
      case MICROPHONE -> text("mikrofonen", "microphone");
      case SPEAKER -> text("högtalaren", "loudspeaker");
      case DISPLAY -> text("skärmen", "display");
      case CAPTURE -> text("bildinmatningen", "capture stick");
      case TELEPHONY -> text("telefonen", "telephone");
      case SERIAL -> text("styrkabeln", "control cable");
      case NETWORK -> text("nätverket", "network");
      case HUB -> text("hubben", "hub");
      case INPUT -> text("styrpanelen", "input device");
      case STORAGE -> text("lagringen", "storage");
      case COMPUTER -> text("rumsdatorn", "room PC");
      case BILLBOARD, UPDATE_MODE, OTHER -> text("enheten", "device");
    };
  }

  private static LocalText text(String sv, String en) {
    return new LocalText(sv, en);
  }
}
