// SPDX-License-Identifier: Apache-2.0
/**
 * What people see: pages rendered on the server from typed views, live without reloading.
 *
 * <p>A {@code Page} turns a visit into a view, a view is a pure function of committed state and the time, and a template
 * of the same name turns it into HTML. What is live is one script of our own: it must keep focus, open details and what
 * is being typed, which a library that replaces HTML does not. {@code Pages} is the catalogue; {@code WebServer} carries it and the route groups
 * of the other packages. Nothing depends on this package but the wiring.
 */
@NullMarked
package org.klartecken.fleet.web;

import org.jspecify.annotations.NullMarked;
