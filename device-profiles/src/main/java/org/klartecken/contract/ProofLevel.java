// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** How strong a proof is; later words are stronger. {@code OTHER} is a word from a newer agent and proves nothing. */
public enum ProofLevel {
  OTHER, ENUMERATED, OPENED, MOVED_DATA, MEASURED;

  public boolean atLeast(ProofLevel wanted) {
    return compareTo(wanted) >= 0;
  }
}
