// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which steps are taken, in this order. Pure.
 *
 * @param steps those that fit the budget together
 * @param leftOut those that do not
 */
public record Plan(List<Step> steps, List<Step> leftOut) {
  public Plan {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
  }

  /** Takes the steps in order as long as they fit; a long one that does not makes room for a shorter one after it. */
  public static Plan within(List<Step> wanted, Duration budget) {
    List<Step> steps = new ArrayList<>();
    List<Step> leftOut = new ArrayList<>();
    Duration left = budget;
    for (Step step : wanted) {
      if (step.budget().compareTo(left) <= 0) {
        steps.add(step);
        left = left.minus(step.budget());
      } else {
        leftOut.add(step);
      }
    }
    return new Plan(steps, leftOut);
  }

  /** How much of the whole is done, from 0 to 1, when this share of the step with this index is; by their budgets. */
  public double done(int index, double share) {
    double all = steps.stream().mapToLong(s -> s.budget().toMillis()).sum();
    double before = steps.subList(0, index).stream().mapToLong(s -> s.budget().toMillis()).sum();
    double here = index < steps.size() ? steps.get(index).budget().toMillis() * Math.clamp(share, 0, 1) : 0;
    return all == 0 ? 1 : (before + here) / all;
  }
}
