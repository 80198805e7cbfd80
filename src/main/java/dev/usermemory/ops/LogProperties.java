package dev.usermemory.ops;

import dev.usermemory.kernel.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log treats people.
 *
 * @param userSalt {@code LOG_USER_SALT}: the key of {@link UserIdHash}; set it to follow a user
 *     across restarts and instances
 */
@ConfigurationProperties("usermemory.log")
public record LogProperties(@DefaultValue("") Secret userSalt) {}
