package org.twolearn.partnerships;

import org.twolearn.people.PersonId;

/**
 * One line of a member's own in the letter in force.
 *
 * @param question its name, such as "hope"
 * @param title the question as that letter prints it
 */
public record LetterLine(PersonId author, String question, String title, String words) {}
