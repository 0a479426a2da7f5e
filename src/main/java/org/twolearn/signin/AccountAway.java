package org.twolearn.signin;

/** The school account does not answer just now, or answers too many at once. */
class AccountAway extends RuntimeException {
    AccountAway(Throwable why) {
        super(why);
    }

    AccountAway(String why) {
        super(why);
    }
}
