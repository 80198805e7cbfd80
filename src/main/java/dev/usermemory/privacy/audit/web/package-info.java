/** The audit over HTTP. */
@NullMarked
package dev.usermemory.privacy.audit.web;

import org.jspecify.annotations.NullMarked;
