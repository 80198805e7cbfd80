/** Lets in who may come in: hosts, foreign pages, credentials and routes, before anything else. */
@NullMarked
package dev.usermemory.access.web;

import org.jspecify.annotations.NullMarked;
