package org.twolearn.people;

import java.util.List;

/** Sentences on the School page that all staff are told at the moment. */
public interface ToldToAll {
    List<String> lines();
}
