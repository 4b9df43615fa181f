/** Measured figures for people and programs: tables and plots as HTML, PNG and Markdown, and JSON. */
@NullMarked
package org.sigmoidadmm.report;

import org.jspecify.annotations.NullMarked;
