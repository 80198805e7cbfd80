package dev.usermemory.context;

/** Reads the candidates of a context, bounded, at one consistent moment. */
public interface ContextStore {

  ContextRead readContext(ContextQuery query);
}
