// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.FailureReason;
import org.klartecken.profile.LocalText;

class SentencesTest {
  @ParameterizedTest
  @EnumSource
  void everyFaultHasAWholeSentenceInBothLanguagesForEveryCapability(FindingReason reason) {
    for (Capability capability : Capability.values()) {
      isWhole(Sentences.fallback(reason, capability));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyProbeFailureHasAWholeSentence(FailureReason reason) {
    for (Capability capability : Capability.values()) {
      isWhole(Sentences.of(reason, capability));
    }
  }

  @Test
  void theNetworkIsNeuterInSwedishAndWhatDoesNotWorkSaysWhatToDo() {
    assertEquals("Vi vet inte om nätverket fungerar. Prova det före mötet.",
        Sentences.fallback(FindingReason.PROOF_MISSING, Capability.NETWORK).sv());
    assertEquals("Vi vet inte om kameran fungerar. Prova den före mötet.",
        Sentences.fallback(FindingReason.PROOF_MISSING, Capability.CAMERA).sv());
    for (Capability capability : Capability.values()) {
      LocalText broken = Sentences.fallback(FindingReason.LIMIT_BROKEN, capability);
      assertTrue(broken.sv().contains(". ") && broken.en().contains(". "), broken.toString());
    }
  }

  private static void isWhole(LocalText text) {
    LocalText filled = text.with("device", "X");
    assertFalse(filled.sv().contains("{") || filled.en().contains("{"), filled.toString());
    assertTrue(filled.sv().endsWith(".") && filled.en().endsWith("."), filled.toString());
    assertEquals(text.sv().contains("{device}"), text.en().contains("{device}"), text.toString());
  }
}
