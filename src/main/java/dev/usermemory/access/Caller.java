package dev.usermemory.access;

import dev.usermemory.kernel.UserId;
import java.util.EnumSet;
import java.util.Set;

/** Who calls. Equal callers are one, so that something can be counted by caller. */
public sealed interface Caller {

  /** Whoever calls while no credentials are configured, which is somebody on this machine. */
  Caller LOCAL = new Operator("local", EnumSet.allOf(Scope.class));

  /** What logs call them: no credential, and of end users not which person it is. */
  String name();

  Set<Scope> scopes();

  /** A program: a backend, a chat, a collector of metrics. */
  record ServiceToken(String name, Set<Scope> scopes) implements Caller {

    public ServiceToken {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Somebody who runs the service: may export, import and erase. */
  record Operator(String name, Set<Scope> scopes) implements Caller {

    public Operator {
      scopes = Set.copyOf(scopes);
    }
  }

  /** A person, who reaches what is their own. */
  record EndUser(UserId userId) implements Caller {

    @Override
    public String name() {
      return "end-user";
    }

    @Override
    public Set<Scope> scopes() {
      return Set.of();
    }
  }

  /** The holder of a token with these scopes. */
  static Caller withToken(String name, Set<Scope> scopes) {
    return scopes.contains(Scope.ADMIN)
        ? new Operator(name, scopes)
        : new ServiceToken(name, scopes);
  }
}
