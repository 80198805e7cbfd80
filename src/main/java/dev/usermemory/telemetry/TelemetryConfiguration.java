package dev.usermemory.telemetry;

import dev.usermemory.assessment.AssessmentTelemetry;
import dev.usermemory.context.ContextAnswered;
import dev.usermemory.context.ContextTelemetry;
import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.privacy.erasure.ErasureTelemetry;
import java.util.List;
import java.util.Map;
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
  ErasureTelemetry erasureTelemetry(List<ErasureTelemetry> listeners) {
    List<ErasureTelemetry> all = List.copyOf(listeners);
    return new ErasureTelemetry() {
      @Override
      public void purged(Map<MemoryTable, Long> deleted) {
        all.forEach(listener -> listener.purged(deleted));
      }

      @Override
      public void swept(Swept swept) {
        all.forEach(listener -> listener.swept(swept));
      }

      @Override
      public void erased(Map<MemoryTable, Long> deleted) {
        all.forEach(listener -> listener.erased(deleted));
      }

      @Override
      public void ended(ErasureEnded ended) {
        all.forEach(listener -> listener.ended(ended));
      }
    };
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
