package org.twolearn.people;

import java.util.UUID;

/** A school of the district. @param mine whether the reader works there */
record School(UUID id, String name, boolean mine) {
    String address() {
        return "/school/" + id;
    }
}
