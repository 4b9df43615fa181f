package org.sigmoidadmm.bench.report;

import java.util.List;
import org.sigmoidadmm.report.Table;

/**
 * A part of the report.
 *
 * @param title one line
 * @param text what is shown, and how it was measured
 * @param charts for the page alone
 * @param tables for the page and for Markdown
 */
record Section(String title, String text, List<Chart> charts, List<Table> tables) {}
