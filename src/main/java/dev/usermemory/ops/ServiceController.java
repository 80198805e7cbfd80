package dev.usermemory.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what this is to somebody who opens its address, and hands out the contract. */
@RestController
class ServiceController {

  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  private final Description description;
  private final byte[] contract;

  ServiceController(ObjectProvider<BuildProperties> build) throws IOException {
    this.description = Description.of(build.getIfAvailable());
    this.contract = new ClassPathResource("openapi.yaml").getContentAsByteArray();
  }

  record Links(String openapi, String health, String metrics) {}

  record Description(String name, String version, Links links) {

    static Description of(@Nullable BuildProperties build) {
      String version = build == null ? null : build.getVersion();
      return new Description(
          "User Memory Service",
          version == null ? "development" : version,
          new Links("/openapi.yaml", "/actuator/health", "/actuator/prometheus"));
    }
  }

  @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
  Description describe() {
    return description;
  }

  @GetMapping("/openapi.yaml")
  ResponseEntity<byte[]> contract() {
    return ResponseEntity.ok().contentType(YAML).body(contract);
  }
}
