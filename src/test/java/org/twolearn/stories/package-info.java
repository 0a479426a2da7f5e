@org.jspecify.annotations.NullUnmarked
package org.twolearn.stories;
