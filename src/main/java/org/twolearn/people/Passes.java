package org.twolearn.people;

import java.util.Optional;

/** What a device needs to send something later, when nobody is signed in there any more. */
public interface Passes {
    /**
     * The same each time in one session. Empty where the browser keeps nothing by which it is known again.
     *
     * @param address the one it opens, for sending to and nothing else
     */
    Optional<String> forLater(String address);
}
