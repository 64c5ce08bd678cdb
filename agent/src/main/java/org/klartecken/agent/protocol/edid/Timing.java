// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

/**
 * One picture format that a display describes in full.
 *
 * @param width pixels in a line, 1 or more
 * @param height lines in a whole picture, 1 or more; of an interlaced picture both fields together
 * @param hz pictures a second, or fields a second when interlaced; finite, above 0
 * @param preferred whether the block that holds it marks it as the one to use
 */
public record Timing(int width, int height, double hz, boolean interlaced, boolean preferred) {
}
