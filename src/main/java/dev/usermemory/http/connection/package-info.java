/**
 * Connections: how many there may be, how long a caller may keep one waiting, and the buffers that
 * only a request in progress has. Four small classes in the places that Tomcat has for them.
 */
@NullMarked
package dev.usermemory.http.connection;

import org.jspecify.annotations.NullMarked;
