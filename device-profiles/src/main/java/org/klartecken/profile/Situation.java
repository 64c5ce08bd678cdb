// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/** A situation in which a profile may know better than the general sentence what people should do. */
public enum Situation {
  /** It was here and went away. */
  LOST,
  /** It waits for new firmware. */
  UPDATE_MODE,
  /** It is here, but a part of it (its microphone, its camera) is not. */
  PART_MISSING,
  /** It is here, but does not let itself be observed. */
  NO_ANSWER
}
