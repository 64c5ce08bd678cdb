// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.selftest;

import org.klartecken.contract.ReadingName;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.profile.LocalText;

/** What the steps of a self-test are called, and why one was not taken. */
final class StepWords {
  private StepWords() {
  }

  static LocalText of(ReadingName step) {
    return switch (step.value()) {
      case "camera.frames" -> new LocalText("Bilden från kameran", "Camera picture");
      case "audio.levels" -> new LocalText("Ljudets inställningar", "Sound settings");
      case "audio.sweep" -> new LocalText("Ljud ut och in", "Sound out and in");
      case "display.picture" -> new LocalText("Skärmens bild", "Display picture");
      case "usb.drivers" -> new LocalText("Drivrutiner", "Drivers");
      case "hid.report" -> new LocalText("Knappar", "Buttons");
      case "serial.port" -> new LocalText("Serieport", "Serial port");
      case "usb.kernel_log" -> new LocalText("Systemets logg", "System log");
      case "network.call" -> new LocalText("Samtal över nätverket", "Call over the network");
      default -> new LocalText(step.value(), step.value());
    };
  }

  static LocalText of(StepResult result) {
    return switch (result) {
      case MEASURED -> new LocalText("Uppmätt", "Measured");
      case SKIPPED -> new LocalText("Inte provat", "Not tried");
      case FAILED -> new LocalText("Gick inte", "Failed");
      case OTHER -> new LocalText("–", "–");
    };
  }

  static LocalText of(StepReason reason) {
    return switch (reason) {
      case NOTHING_THERE -> new LocalText("finns inte i rummet", "the room has none");
      case IN_USE -> new LocalText("rummet används", "the room is in use");
      case QUIET_HOURS -> new LocalText("inget ljud spelas så här dags", "no sound is played at this hour");
      case NOT_ALLOWED -> new LocalText("inte tillåtet här", "not allowed here");
      case NO_REFLECTOR -> new LocalText("ingen server att mäta mot", "no server to measure against");
      case STATELESS_REFLECTOR ->
        new LocalText("servern räknar inte paket, så förluster har ingen riktning",
            "the server counts no packets, so losses have no direction");
      case NO_TIME -> new LocalText("tiden räckte inte", "there was no time left");
      case CANCELLED -> new LocalText("avbrutet", "stopped");
      case ALREADY_RUNNING -> new LocalText("ett annat prov pågår", "another self-test runs");
      case DEVICE_GONE -> new LocalText("enheten försvann", "the device went away");
      case PORT_BUSY -> new LocalText("används av ett annat program", "in use by another program");
      case ACCESS_DENIED -> new LocalText("agenten saknar behörighet", "the agent has no permission");
      case TIMEOUT -> new LocalText("inget svar", "no answer");
      case MALFORMED_REPLY -> new LocalText("obegripligt svar", "an answer that makes no sense");
      case UNSUPPORTED -> new LocalText("går inte på den här datorn", "not possible on this PC");
      case OTHER -> new LocalText("oväntat fel", "unexpected fault");
    };
  }
}
