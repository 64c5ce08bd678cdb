// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.time.Instant;

/** Somebody who may log in; today everybody who may is an administrator. */
public record User(String id, String name, Instant createdAt) {
}
