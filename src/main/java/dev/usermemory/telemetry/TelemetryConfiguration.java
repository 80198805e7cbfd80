package dev.usermemory.telemetry;

import dev.usermemory.assessment.AssessmentTelemetry;
import dev.usermemory.context.ContextAnswered;
import dev.usermemory.context.ContextTelemetry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** One for each port that has several listeners. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

  @Bean
  @Primary
  AssessmentTelemetry assessmentTelemetry(List<AssessmentTelemetry> listeners) {
    List<AssessmentTelemetry> all = List.copyOf(listeners);
    return ended -> all.forEach(listener -> listener.ended(ended));
  }

  @Bean
  @Primary
  ContextTelemetry contextTelemetry(List<ContextTelemetry> listeners) {
    List<ContextTelemetry> all = List.copyOf(listeners);
    return new ContextTelemetry() {
      @Override
      public void answered(ContextAnswered answered) {
        all.forEach(listener -> listener.answered(answered));
      }

      @Override
      public void read(boolean unchanged) {
        all.forEach(listener -> listener.read(unchanged));
      }
    };
  }
}
