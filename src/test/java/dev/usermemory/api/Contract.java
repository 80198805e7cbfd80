package dev.usermemory.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml} as a tree, with its operations and its schemas. */
final class Contract {

  static final Path FILE = Path.of("openapi.yaml");
  static final Contract CURRENT = new Contract();
  static final JsonMapper JSON = new JsonMapper();

  private static final String OPEN = "https://example.com/open";
  private static final String CLOSED = "https://example.com/closed";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final SchemaRegistry schemas;

  private Contract() {
    JsonMapper mapper = new JsonMapper();
    root = mapper.valueToTree(readYaml());
    JsonNode closed = root.deepCopy();
    close(closed);
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    schemas =
        SchemaRegistry.withDefaultDialect(
            dialect(),
            registry ->
                registry
                    .schemas(Map.of(OPEN, root.toString(), CLOSED, closed.toString()))
                    .schemaRegistryConfig(config));
  }

  /** JSON Schema 2020-12 inside an OpenAPI document; a misspelt keyword is an error. */
  private Dialect dialect() {
    return Dialect.builder(Dialects.getDraft202012())
        .keywords(root.propertyNames().stream().map(NonValidationKeyword::new).toList())
        .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
        .build();
  }

  private static Object readYaml() {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forbids members that are not documented, wherever the contract does not allow any. */
  private static void close(JsonNode node) {
    node.forEach(Contract::close);
    if (node instanceof ObjectNode object
        && object.path("type").asString("").equals("object")
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** Follows a {@code $ref}, if the node has one. */
  JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : resolve(at(ref.substring(1)));
  }

  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (Map.Entry<String, JsonNode> path : at("/paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          operations.add(new Operation(this, path.getKey(), member.getKey(), path.getValue()));
        }
      }
    }
    return operations;
  }

  Operation operation(String operationId) {
    return operations().stream()
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow();
  }

  /** What is wrong with an instance of the schema at the pointer; undocumented members are not. */
  List<String> violations(String pointer, JsonNode instance) {
    return violations(OPEN, pointer, instance);
  }

  /** As {@link #violations}, and undocumented members are wrong. */
  List<String> strictViolations(String pointer, JsonNode instance) {
    return violations(CLOSED, pointer, instance);
  }

  private List<String> violations(String document, String pointer, JsonNode instance) {
    return schemas
        .getSchema(SchemaLocation.of(document + "#" + pointer))
        .validate(instance.toString(), InputFormat.JSON)
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }
}
