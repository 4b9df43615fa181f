/** What a training reached: its metrics, and the JSON report of docs/report-format.md. */
@NullMarked
package org.sigmoidadmm.cli.report;

import org.jspecify.annotations.NullMarked;
