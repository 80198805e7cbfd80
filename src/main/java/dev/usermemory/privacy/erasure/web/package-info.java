/** Erasure and sweep over HTTP. */
@NullMarked
package dev.usermemory.privacy.erasure.web;

import org.jspecify.annotations.NullMarked;
