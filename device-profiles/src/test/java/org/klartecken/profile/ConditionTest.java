// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Value;

class ConditionTest {
  @Test
  void limitsIncludeThemselves() {
    assertTrue(new Condition.AtLeast(5).isMetBy(Value.of(5)));
    assertFalse(new Condition.AtLeast(5).isMetBy(Value.of(4.9)));
    assertTrue(new Condition.AtMost(5).isMetBy(Value.of(5)));
    assertFalse(new Condition.AtMost(5).isMetBy(Value.of(5.1)));
    Condition between = new Condition.Between(-5, 5);
    assertTrue(between.isMetBy(Value.of(-5)) && between.isMetBy(Value.of(5)));
    assertFalse(between.isMetBy(Value.of(-5.1)) || between.isMetBy(Value.of(5.1)));
  }

  @Test
  void aValueOfAnotherTypeMeetsNothing() {
    assertFalse(new Condition.AtLeast(0).isMetBy(Value.of("7")));
    assertFalse(new Condition.AtMost(9).isMetBy(Value.of(true)));
    assertFalse(new Condition.Between(0, 9).isMetBy(Value.of("7")));
    assertFalse(new Condition.Is(Value.of(true)).isMetBy(Value.of("true")));
    assertFalse(new Condition.OneOf(Set.of(Value.of("on"))).isMetBy(Value.of(true)));
  }

  @Test
  void wordsAreComparedAsAWhole() {
    assertTrue(new Condition.Is(Value.of("on")).isMetBy(Value.of("on")));
    assertFalse(new Condition.OneOf(Set.of(Value.of("on"), Value.of("asleep"))).isMetBy(Value.of("off")));
    assertTrue(new Condition.OneOf(Set.of(Value.of("on"), Value.of("asleep"))).isMetBy(Value.of("asleep")));
  }

  @Test
  void aSentenceIsFilledInInBothLanguages() {
    var text = new LocalText("Slå på {device} ({value}).", "Switch on the {device} ({value}).");
    assertEquals(new LocalText("Slå på Jabra (2,5 s).", "Switch on the Jabra (2.5 s)."),
        text.with("device", "Jabra").with("value", new LocalText("2,5 s", "2.5 s")));
    assertSame(text, text.with("nothing", "x"));
    assertEquals("Slå", text.in("sv").substring(0, 3));
    assertEquals("Switch", text.in("en-GB").substring(0, 6));
  }
}
