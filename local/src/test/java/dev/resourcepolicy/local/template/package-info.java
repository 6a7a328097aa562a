@NullMarked
package dev.resourcepolicy.local.template;

import org.jspecify.annotations.NullMarked;
