// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.ProofLevel;

/**
 * What it takes for a device of this model to count as ready, where the room standard alone would be too easily content.
 *
 * @param proof the weakest that counts, or null for what the standard asks
 * @param greatestAge how old that may be, or null for what the standard allows
 */
public record ProofDemand(@Nullable ProofLevel proof, @Nullable Duration greatestAge) {
}
