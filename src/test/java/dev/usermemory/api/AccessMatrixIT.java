package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.usermemory.access.Scope;
import dev.usermemory.access.TestIssuer;
import dev.usermemory.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Tries every operation of the contract with every kind of credentials. What happens is what the
 * contract says, and what {@code docs/access.md} shows; {@code target/access.md} has it as it is.
 */
class AccessMatrixIT extends CallersIT {

  private static final Path PAGE = Path.of("docs/access.md");

  /** A kind of credentials, and what the contract says that they are good for. */
  private record Column(String title, UnaryOperator<Call> with, Expectation expects) {

    int documented(Operation operation) {
      JsonNode security = operation.member("security");
      boolean ofAnybody = title.equals("other user") && !operation.path().contains("{userId}");
      return security.isEmpty() || (ofAnybody && isForEndUsers(security))
          ? LET_IN
          : expects.of(security);
    }
  }

  /** The status that a security requirement of the contract means for somebody. */
  private interface Expectation {

    int of(JsonNode security);
  }

  private static final int LET_IN = 200;

  private static List<Column> columns() {
    var columns = new ArrayList<Column>();
    columns.add(new Column("nobody", call -> call.header("Authorization", ""), _ -> 401));
    columns.add(token("wrong token", "x".repeat(40), _ -> 401));
    for (Scope scope : Scope.values()) {
      columns.add(token(scope.wireName(), token(scope), scopes(scope)));
    }
    columns.add(token("service", SERVICE, scopes(Scope.MEMORY, Scope.PROGRESS)));
    columns.add(token("operator", SECRET, scopes(Scope.values())));
    columns.add(
        new Column(
            "own user",
            call -> bearer(call, ISSUER.token(call.user())),
            security -> isForEndUsers(security) ? LET_IN : 403));
    columns.add(new Column("other user", call -> bearer(call, ISSUER.token("mallory")), _ -> 403));
    columns.addAll(badTokens());
    columns.add(
        new Column(
            "token in the query",
            call -> call.header("Authorization", "").query("access_token", SECRET),
            _ -> 401));
    return columns;
  }

  /** JWTs that would be the own user's if they were good. */
  private static List<Column> badTokens() {
    Date past = Date.from(Instant.now().minusSeconds(3_600));
    Date future = Date.from(Instant.now().plusSeconds(3_600));
    return List.of(
        jwt("expired", claims -> ISSUER.sign(claims.expirationTime(past).build())),
        jwt("not yet valid", claims -> ISSUER.sign(claims.notBeforeTime(future).build())),
        jwt("wrong issuer", claims -> ISSUER.sign(claims.issuer("https://evil.example").build())),
        jwt("wrong audience", claims -> ISSUER.sign(claims.audience("others").build())),
        jwt("wrong key", claims -> ISSUER.signedWithAnotherKey(claims.build())),
        jwt("alg: none", claims -> TestIssuer.unsigned(claims.build())),
        jwt(
            "HMAC with the public key",
            claims -> ISSUER.signedWithThePublicKeyAsSecret(claims.build())));
  }

  private static Column jwt(String title, Function<JWTClaimsSet.Builder, String> made) {
    return new Column(
        title, call -> bearer(call, made.apply(ISSUER.claims(call.user()))), _ -> 401);
  }

  private static Column token(String title, String token, Expectation expects) {
    return new Column(title, call -> bearer(call, token), expects);
  }

  private static Expectation scopes(Scope... scopes) {
    List<String> names = Stream.of(scopes).map(Scope::wireName).toList();
    return security ->
        security.valueStream().anyMatch(alternative -> isMet(alternative, names)) ? LET_IN : 403;
  }

  private static boolean isMet(JsonNode alternative, List<String> names) {
    JsonNode needed = alternative.path("serviceToken");
    return needed.isArray()
        && needed.valueStream().map(JsonNode::asString).allMatch(names::contains);
  }

  private static boolean isForEndUsers(JsonNode security) {
    return security.valueStream().anyMatch(alternative -> alternative.has("endUser"));
  }

  @Test
  void everyCell_isAsDocumented() throws IOException {
    List<Column> columns = columns();
    var otherwise = new TreeMap<String, Integer>();
    var table = new StringBuilder(head(columns));
    for (Operation operation : CONTRACT.operations()) {
      table.append("| `").append(operation).append("` |");
      for (Column column : columns) {
        int found = outcome(send(column.with().apply(call(operation, newUser()))));
        if (found != column.documented(operation)) {
          otherwise.put(operation + " " + column.title(), found);
        }
        table.append(found == LET_IN ? " ✓ |" : " " + found + " |");
      }
      table.append('\n');
    }
    Files.writeString(Path.of("target/access.md"), table);

    assertThat(otherwise).isEqualTo(Map.of());
    assertThat(Files.readString(PAGE)).endsWith("\n\n" + table);
  }

  private static String head(List<Column> columns) {
    return "| operation | "
        + columns.stream().map(Column::title).collect(Collectors.joining(" | "))
        + " |\n|---|"
        + "---|".repeat(columns.size())
        + "\n";
  }

  /** Whoever is let in may still be told that something is not there or not valid. */
  private static int outcome(Answer reply) {
    return switch (reply.status()) {
      case 401, 403, 421 -> reply.status();
      default -> LET_IN;
    };
  }
}
