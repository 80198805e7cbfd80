package dev.usermemory.store.convex;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;

/**
 * There is none: whoever sets a key believes that the memory is on Convex, and must not find it in
 * a file of this machine later.
 *
 * @param deployKey empty, as no deployment is configured
 */
@Conditional(OnNoConvexStore.class)
@ConfigurationProperties("usermemory.convex")
record UnusedDeployKey(@DefaultValue("") Secret deployKey) {

  UnusedDeployKey {
    if (!deployKey.isEmpty()) {
      throw new InvalidSettingException(
          "CONVEX_DEPLOY_KEY is set but CONVEX_URL is not; set both to keep the memory on Convex, or"
              + " neither");
    }
  }
}
