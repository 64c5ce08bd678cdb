// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.nio.file.Path;

/**
 * Where the lab works.
 *
 * @param project the root of the source tree, whose scripts and agent are used
 * @param image of the guests
 * @param work a folder of this run, removed by whoever started it
 * @param results where figures are written to
 */
record Lab(Path project, Path image, Path work, Path results) {
}
