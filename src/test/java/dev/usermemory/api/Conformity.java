package dev.usermemory.api;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.usermemory.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares requests and responses with the contract. */
final class Conformity {

  private final OpenApiInteractionValidator validator =
      OpenApiInteractionValidator.createForSpecificationUrl(Contract.FILE.toString())
          .withBasePathOverride("/")
          .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
          .build();

  /** What is wrong with a request that should be right. */
  List<String> faults(Call call) {
    var request = new SimpleRequest.Builder(call.operation().method(), call.pathText());
    call.query().forEach(request::withQueryParam);
    call.headers().forEach(request::withHeader);
    if (call.body() != null) {
      request.withBody(call.body());
    }
    return messages(validator.validateRequest(request.build()));
  }

  /** What is wrong with a response; members that the contract does not have are. */
  List<String> faults(Operation operation, Answer reply) {
    var response = new SimpleResponse.Builder(reply.status());
    reply.headers().map().forEach(response::withHeader);
    if (!reply.body().isEmpty()) {
      response.withBody(reply.body());
    }
    var method = Request.Method.valueOf(operation.method().toUpperCase(Locale.ROOT));
    var faults =
        new ArrayList<>(
            messages(validator.validateResponse(operation.path(), method, response.build())));
    faults.addAll(strictFaults(operation, reply));
    return faults;
  }

  private static List<String> strictFaults(Operation operation, Answer reply) {
    if (reply.mediaType().equals("application/x-ndjson")) {
      return reply
          .body()
          .lines()
          .map(Contract.JSON::readTree)
          .map(line -> Contract.CURRENT.strictViolations("/components/schemas/ExportLine", line))
          .flatMap(List::stream)
          .toList();
    }
    return operation
        .responseSchema(String.valueOf(reply.status()), reply.mediaType())
        .filter(schema -> reply.mediaType().endsWith("json"))
        .map(schema -> Contract.CURRENT.strictViolations(schema, reply.json()))
        .orElse(List.of());
  }

  private static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }
}
