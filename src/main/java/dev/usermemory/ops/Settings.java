package dev.usermemory.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Which environment variable sets a property. */
final class Settings {

  private static final String FILE = "application.yaml";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)(:[^}]*)?}.*");

  private Settings() {}

  /** The variable in the property's placeholder, or the property's own name. */
  static String variable(String property) {
    try {
      for (PropertySource<?> source :
          new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE))) {
        Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(source.getProperty(property)));
        if (placeholder.matches()) {
          return placeholder.group(1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return property;
  }
}
