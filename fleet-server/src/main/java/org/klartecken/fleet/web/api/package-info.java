// SPDX-License-Identifier: Apache-2.0
/**
 * The REST API, as {@code openapi/openapi.yaml} promises it: rooms, tickets and events for other programs.
 *
 * <p>{@code Gate} lets in who may ask, the contract's router checks what is asked, a resource answers from committed
 * state, and {@code Problem} is the one shape of every error. Programs prove themselves by bearer tokens only; the
 * cookies of the pages count nothing here, and so nothing can be forged across sites.
 */
@NullMarked
package org.klartecken.fleet.web.api;

import org.jspecify.annotations.NullMarked;
