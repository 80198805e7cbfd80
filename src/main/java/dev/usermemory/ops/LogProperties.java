package dev.usermemory.ops;

import dev.usermemory.kernel.Secret;
import dev.usermemory.ops.log.LogFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is written, and how it treats people.
 *
 * @param format {@code LOG_FORMAT}: {@code text}, or {@code json} with one object a line
 * @param userSalt {@code LOG_USER_SALT}: the key of {@link UserIdHash}; set it to follow a user
 *     across restarts and instances
 */
@ConfigurationProperties("usermemory.log")
public record LogProperties(
    @DefaultValue("text") LogFormat format, @DefaultValue("") Secret userSalt) {}
