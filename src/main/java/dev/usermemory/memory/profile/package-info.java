/** Who the person is: name, address of an avatar, a short biography. */
@NullMarked
package dev.usermemory.memory.profile;

import org.jspecify.annotations.NullMarked;
