/** The promises of PROMISES.md, one class per principle; each test fails when its mechanism is taken away. */
@org.jspecify.annotations.NullUnmarked
package org.twolearn.promises;
