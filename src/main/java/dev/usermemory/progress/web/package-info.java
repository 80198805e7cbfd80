/** Daily progress and gamification over HTTP. */
@NullMarked
package dev.usermemory.progress.web;

import org.jspecify.annotations.NullMarked;
