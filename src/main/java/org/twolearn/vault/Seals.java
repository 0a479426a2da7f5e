package org.twolearn.vault;

import java.util.List;

/** A module that keeps sealed words says in which columns. Each module has one bean of this type. */
public interface Seals {
    List<SealedColumn> sealed();
}
