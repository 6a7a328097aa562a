/** TLS on this machine: services as AWS has them, for processes that are to believe them. */
@NullMarked
package dev.resourcepolicy.local.tls;

import org.jspecify.annotations.NullMarked;
