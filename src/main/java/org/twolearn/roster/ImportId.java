package org.twolearn.roster;

import java.util.UUID;

record ImportId(UUID district, UUID value) {}
