/** What a SAM template deploys, as far as a laptop can run it: functions, rules and schedules. */
@NullMarked
package dev.resourcepolicy.local.template;

import org.jspecify.annotations.NullMarked;
