/** Assessments over HTTP. */
@NullMarked
package dev.usermemory.assessment.web;

import org.jspecify.annotations.NullMarked;
