package org.twolearn.roster;

/**
 * What kind of roster was read.
 *
 * @param complete whether who is missing leaves
 * @param byPerson whether a person's line names all of their positions
 * @param subjects whether it says what everybody teaches
 */
record Shape(
        String version,
        boolean complete,
        boolean rolesComplete,
        boolean orgsComplete,
        boolean byPerson,
        boolean subjects) {}
