@org.jspecify.annotations.NullUnmarked
package org.twolearn.studentvoice;
