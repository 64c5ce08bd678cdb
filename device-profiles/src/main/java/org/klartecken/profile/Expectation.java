// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.time.Duration;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;

/**
 * What a reading of a device must say for the device to count as good.
 *
 * <p>It concerns the lines of the contract that the reading tells about: {@code audio.capture_muted} a microphone's,
 * {@code usb.speed} all that the device fills.
 *
 * @param unit in which the condition's numbers are meant
 * @param hold how long it must be broken before anybody is told
 * @param text what is wrong and what to do, for people
 */
public record Expectation(ReadingName reading, Condition condition, Unit unit, Severity severity, Duration hold,
    LocalText text) {
}
