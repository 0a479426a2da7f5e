@NullUnmarked
package org.twolearn.sharing;

import org.jspecify.annotations.NullUnmarked;
