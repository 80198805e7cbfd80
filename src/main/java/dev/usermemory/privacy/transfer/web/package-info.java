/** Export and import over HTTP. */
@NullMarked
package dev.usermemory.privacy.transfer.web;

import org.jspecify.annotations.NullMarked;
