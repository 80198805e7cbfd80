package dev.usermemory.store.convex;

import dev.usermemory.kernel.Span;
import io.netty.channel.ChannelOption;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP exchange with Convex: {@code POST /api/query} or {@code /api/mutation}. The gateway
 * limits its time to the last byte; a response timeout of Netty's would only race with that.
 */
final class ConvexTransport {

  /** Convex answers with at most 16 MiB. */
  private static final int MAX_ANSWER_BYTES = 17 * 1024 * 1024;

  private static final byte[] NO_BODY = {};

  private final WebClient client;
  private final JsonMapper json;
  private final ConvexEnvelope envelope;

  ConvexTransport(ConvexProperties properties, ConnectionProvider connections, JsonMapper json) {
    var http =
        HttpClient.create(connections)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(properties.connectTimeout().toMillis()))
            .disableRetry(true); // the gateway retries; Netty doing it too would go uncounted
    this.client =
        WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(http))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
            .baseUrl(properties.url().toString().replaceAll("/+$", ""))
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Convex " + properties.deployKey().reveal())
            .build();
    this.json = json;
    this.envelope = new ConvexEnvelope(json);
  }

  /** The decoded answer; fails on a broken connection, not on a status. */
  Mono<ConvexReply> exchange(ConvexCall call, Span span) {
    String requestId = call.log().requestId();
    return client
        .post()
        .uri("/api/" + call.function().kind().endpoint())
        .contentType(MediaType.APPLICATION_JSON)
        .headers(headers -> {
          if (requestId != null) {
            headers.set("X-Request-Id", requestId);
          }
          span.propagate(headers::set);
        })
        .bodyValue(call.body())
        .exchangeToMono(this::read);
  }

  /** The body of a call; encoded once for all attempts. */
  byte[] encode(ConvexFunction function, Object args) {
    return json.writeValueAsBytes(Map.of("path", function.path(), "args", args, "format", "json"));
  }

  private Mono<ConvexReply> read(ClientResponse response) {
    int status = response.statusCode().value();
    return response
        .bodyToMono(byte[].class)
        .defaultIfEmpty(NO_BODY)
        .map(bytes -> envelope.decode(status, bytes));
  }
}
