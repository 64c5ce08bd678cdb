// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

/**
 * How much of the API one asker may use.
 *
 * @param burst requests of one token at once
 * @param perMinute requests of one token in the long run
 * @param failuresPerMinute wrong tokens of one address
 * @param bodyOctets the largest body
 * @param eventReaders open event streams altogether
 */
public record ApiLimits(int burst, int perMinute, int failuresPerMinute, int bodyOctets, int eventReaders) {
  public static final ApiLimits USUAL = new ApiLimits(200, 1_200, 20, 16 * 1024, 1_000);
}
