package dev.usermemory.ops;

import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what this is to somebody who opens its address, and hands out the contract. */
@RestController
class ServiceController {

  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

  private final Description description;

  ServiceController(ObjectProvider<BuildProperties> build) {
    BuildProperties properties = build.getIfAvailable();
    String version = properties == null ? null : properties.getVersion();
    this.description =
        new Description(
            "User Memory Service",
            Objects.requireNonNullElse(version, "development"),
            Map.of(
                "openapi", "/openapi.yaml",
                "health", "/actuator/health",
                "metrics", "/actuator/prometheus"));
  }

  record Description(String name, String version, Map<String, String> links) {}

  @GetMapping("/")
  Description describe() {
    return description;
  }

  @GetMapping("/openapi.yaml")
  ResponseEntity<Resource> contract() {
    return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
  }
}
