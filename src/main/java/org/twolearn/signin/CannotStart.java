package org.twolearn.signin;

/** What stands in the way of starting, and what whoever starts it can do. */
class CannotStart extends RuntimeException {
    private final String remedy;

    CannotStart(String why, String remedy) {
        super(why, null, false, false);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
