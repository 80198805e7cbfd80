/** Consents over HTTP. */
@NullMarked
package dev.usermemory.privacy.consent.web;

import org.jspecify.annotations.NullMarked;
