package org.twolearn.people;

import java.util.UUID;

/** A browser on a phone, tablet or laptop that somebody has signed in on. Content opens on an admitted one only. */
public record DeviceId(UUID value) {}
