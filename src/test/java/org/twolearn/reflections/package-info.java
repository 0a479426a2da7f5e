@org.jspecify.annotations.NullUnmarked
package org.twolearn.reflections;
