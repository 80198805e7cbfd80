package dev.usermemory.kernel;

import java.util.Set;

/**
 * User ids that stand for nobody in particular, such as {@code anonymous}: whoever sends one would
 * share a memory with strangers.
 */
public record AnonymousUsers(Set<UserId> ids) {

  public static final AnonymousUsers NONE = new AnonymousUsers(Set.of());

  public AnonymousUsers {
    ids = Set.copyOf(ids);
  }

  public boolean contains(UserId user) {
    return ids.contains(user);
  }
}
