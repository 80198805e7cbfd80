package dev.usermemory.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to a server, which can be cut: then the server looks stopped, and when it is back it has
 * everything that it had.
 */
public final class Cable implements AutoCloseable {

  private final URI server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket end;

  public Cable(URI server) throws IOException {
    this.server = server;
    this.end = listen(0);
  }

  /** Where to call the server. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + end.getLocalPort());
  }

  /** Connections break, and further ones are refused. */
  public void cut() throws IOException {
    end.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  public void mend() throws IOException {
    if (end.isClosed()) {
      end = listen(end.getLocalPort());
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private ServerSocket listen(int port) throws IOException {
    var listening = new ServerSocket();
    listening.setReuseAddress(true); // connections that were cut linger at the port
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
    Thread.ofVirtual().start(() -> accept(listening));
    return listening;
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket near = listening.accept();
        Socket far = new Socket(server.getHost(), server.getPort());
        pump(near, far);
        pump(far, near);
        if (listening.isClosed()) { // cut between the two
          near.close();
          far.close();
        }
      }
    } catch (IOException e) {
      if (!listening.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void pump(Socket from, Socket to) {
    sockets.add(from);
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            from.getInputStream().transferTo(to.getOutputStream());
          } catch (IOException e) {
            // one of the two has closed it, or it was cut
          } finally {
            sockets.remove(from);
          }
        });
  }
}
