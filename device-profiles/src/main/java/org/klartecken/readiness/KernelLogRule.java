// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.Map;
import java.util.function.Consumer;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;

/**
 * What the kernel complained of a device within a day. A note, since somebody may have mended it meanwhile. Complaints of
 * pictures and sound ({@code video}, {@code sound}) say nothing that their own measurements do not say better, and many
 * devices that work well give rise to them.
 */
record KernelLogRule() implements DeviceRule {
  private static final Map<String, LocalText> TEXTS = Map.of("no_answer", Sentences.KERNEL_NO_ANSWER, "cable",
      Sentences.KERNEL_CABLE, "overcurrent", Sentences.KERNEL_OVERCURRENT);

  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    Reading reading = seen.reading(ReadingNames.USB_KERNEL_FAULT).filter(r -> line.isFresh(r.observedAt()))
        .orElse(null);
    LocalText text = reading != null && reading.value() instanceof Value.Text(String kind) ? TEXTS.get(kind) : null;
    if (text != null) {
      found.accept(line.finding(seen, FindingReason.LIMIT_BROKEN, ReadingNames.USB_KERNEL_FAULT, Severity.NOTE,
          line.item().hold(), text));
    }
  }
}
