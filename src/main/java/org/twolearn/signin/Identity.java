package org.twolearn.signin;

import org.jspecify.annotations.Nullable;

/**
 * Who somebody is by their school account.
 *
 * @param subject how the issuer calls them, for ever
 * @param email only where the issuer says that it is verified
 * @param username as the issuer says
 */
record Identity(
        String issuer,
        String subject,
        @Nullable String email,
        @Nullable String username) {
    /** What is kept: who has the database cannot tell whose account it is, without guessing it. */
    byte[] hash() {
        return new Secret(issuer + "\n" + subject).hash();
    }

    @Override
    public String toString() {
        return "an identity";
    }
}
