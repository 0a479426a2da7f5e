@org.jspecify.annotations.NullUnmarked
package org.twolearn.rules;
