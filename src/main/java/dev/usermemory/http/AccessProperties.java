package dev.usermemory.http;

import dev.usermemory.kernel.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param sharedSecret {@code SERVICE_SHARED_SECRET}: the bearer token of every caller; when empty,
 *     the service listens on the loopback only
 */
@ConfigurationProperties("usermemory.access")
public record AccessProperties(@DefaultValue("") Secret sharedSecret) {}
