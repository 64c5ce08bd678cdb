// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What was in use. */
public enum UsageKind {
  CAMERA, MICROPHONE, OTHER
}
