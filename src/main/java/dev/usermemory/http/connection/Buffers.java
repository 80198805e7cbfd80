package dev.usermemory.http.connection;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * The buffers of requests in progress. An answer of usual length leaves in one system call:
 * Tomcat's 8 KB halve the throughput of contexts. Idle connections have none.
 */
final class Buffers {

  static final int READ_BYTES = 8 * 1024;
  static final int WRITE_BYTES = 64 * 1024;

  /** What is kept for the next requests; more are made when more are in progress. */
  private static final int SPARE = 64;

  private final BlockingQueue<SocketBufferHandler> spare = new ArrayBlockingQueue<>(SPARE);

  SocketBufferHandler take() {
    SocketBufferHandler buffers = spare.poll();
    return buffers == null ? new SocketBufferHandler(READ_BYTES, WRITE_BYTES, false) : buffers;
  }

  /** They must be empty. */
  void giveBack(SocketBufferHandler buffers) {
    buffers.reset();
    spare.offer(buffers);
  }

  static SocketBufferHandler none() {
    return new SocketBufferHandler(0, 0, false);
  }
}
