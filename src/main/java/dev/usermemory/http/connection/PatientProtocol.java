package dev.usermemory.http.connection;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 over {@link PatientSocket}s. Public because Tomcat makes it by name. */
public final class PatientProtocol extends Http11NioProtocol {

  private final PatientEndpoint connections;

  public PatientProtocol() {
    this(new PatientEndpoint());
  }

  private PatientProtocol(PatientEndpoint connections) {
    super(connections);
    this.connections = connections;
    // Not before the body is wanted: who expects 100 is told of a refusal instead.
    setContinueResponseTiming("onRead");
  }

  void limit(Patience patience, Capacity capacity) {
    connections.limit(patience, capacity);
  }

  @Override
  protected Processor createProcessor() {
    return new PatientProcessor(this, getAdapter());
  }
}
