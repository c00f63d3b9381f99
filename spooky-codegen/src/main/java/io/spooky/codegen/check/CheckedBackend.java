package io.spooky.codegen.check;

import org.jspecify.annotations.Nullable;

/**
 * One backend.
 *
 * @param id its id, unique in its upstream
 * @param line where its entry begins, from 1
 * @param column likewise
 * @param settings the keys of {@code ConfigKeys.Backend}
 * @param probe the keys of {@code ConfigKeys.Probe}; null where no {@code health_check} block
 *     stands for this backend, on any level
 * @param healthOptions the effective value of each option of the health policy
 */
public record CheckedBackend(
    String id,
    int line,
    int column,
    SettingMap settings,
    @Nullable SettingMap probe,
    SettingMap healthOptions) {}
