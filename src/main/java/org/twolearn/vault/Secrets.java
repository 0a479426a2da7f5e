package org.twolearn.vault;

import java.util.Optional;
import java.util.UUID;

/** What the key store holds, or a copy of it. */
interface Secrets {
    Optional<byte[]> find(UUID secret);

    /** The server's key that wraps from now on. */
    ServerKey server();

    /** One that wrapped before, too; empty once it is destroyed. */
    Optional<ServerKey> server(int generation);
}
