// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

/**
 * A user who is logged in on one browser.
 *
 * @param hash of the cookie, under which it is stored
 */
public record Session(String hash, User user) {
}
