/** Lakeshore: a made-up district to try TwoLearn on. Its people do everything through the product's own pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "people", "roster"})
package org.twolearn.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
