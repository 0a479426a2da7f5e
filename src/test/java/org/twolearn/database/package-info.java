@NullUnmarked
package org.twolearn.database;

import org.jspecify.annotations.NullUnmarked;
