package dev.usermemory.backup.command;

import dev.usermemory.backup.BackupProperties;
import dev.usermemory.backup.ForCommands;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;

/** The settings of the service, and of its parts only what commands need. */
@EnableConfigurationProperties(BackupProperties.class)
@ComponentScan(
    basePackages = "dev.usermemory.store",
    useDefaultFilters = false,
    includeFilters = @ComponentScan.Filter(ForCommands.class))
class CommandContext {}
