package dev.resourcepolicy.guard;

import java.util.Optional;

/**
 * Who the function is, as far as that is known.
 *
 * @param role the ARN of the role that it runs as
 */
public record Self(Optional<String> account, Optional<String> role) {}
