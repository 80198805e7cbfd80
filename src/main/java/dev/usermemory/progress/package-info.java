/** Daily progress per skill, and gamification: experience points, level, streak and badges. */
@NullMarked
package dev.usermemory.progress;

import org.jspecify.annotations.NullMarked;
