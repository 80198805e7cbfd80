/** Backups over HTTP. */
@NullMarked
package dev.usermemory.backup.web;

import org.jspecify.annotations.NullMarked;
