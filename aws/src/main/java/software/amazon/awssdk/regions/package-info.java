/** What stands in for classes of the SDK that cost more than they give. */
@NullMarked
package software.amazon.awssdk.regions;

import org.jspecify.annotations.NullMarked;
