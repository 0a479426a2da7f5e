package org.twolearn.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.twolearn.web.Words.say;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;
import org.twolearn.people.PersonId;
import org.twolearn.web.Words;

/** Seals words before they reach a table and opens them after, with one key per partnership (or share) and owner of the words. */
@Service
@Transactional(noRollbackFor = Broken.class) // A page goes on without the words that do not open.
public class Vault {
    private final Keys keys;
    private final Erasing erasing;
    private final People people;
    private final Suite suite;

    Vault(Keys keys, Erasing erasing, People people, @Value("${twolearn.suite:aes-256-gcm}") String suite) {
        this.suite = Suite.named(suite);
        this.keys = keys;
        this.erasing = erasing;
        this.people = people;
    }

    /** Seals with the key of the words' owner: their author, or the host for what was recorded in a classroom. */
    public byte[] seal(Place place, PersonId owner, String words) {
        return seal(place, owner, words.getBytes(UTF_8));
    }

    public byte[] seal(Place place, PersonId owner, byte[] data) {
        var key = keys.toSeal(place, owner.value());
        return Envelope.seal(suite, key.key(), key.secret(), place, data).bytes();
    }

    /** Opens words at the place where they were sealed; refuses with {@link Broken} anywhere else. */
    public String open(Place place, byte[] sealed) {
        return new String(openBytes(place, sealed), UTF_8);
    }

    /** For pages, of which the rest shall be read although these words cannot be: a sentence is said in their stead. */
    public String read(Place place, byte[] sealed) {
        try {
            return open(place, sealed);
        } catch (Broken broken) {
            return inStead(broken);
        }
    }

    /** For a column that may be empty. */
    public @Nullable String readIfAny(Place place, byte @Nullable [] sealed) {
        return sealed == null ? null : read(place, sealed);
    }

    /** What a page says in the stead of words that do not open. Who erased their own is told when. */
    public String inStead(Broken broken) {
        if (broken.why() == Broken.Plain.CLOSED) return say("vault.closed");
        var erased = broken.erased();
        if (erased == null) return say("vault.unreadable");
        if (!erased.owner().equals(CurrentPerson.ifAny().map(PersonId::value).orElse(null))) return say("vault.erased");
        var day = erased.at().atZone(people.district().zone());
        return say("vault.erased-own", Words.day(day, say("vault.day-pattern")));
    }

    /** Whether that is such a sentence, and no words. */
    public static boolean isInStead(String read) {
        var own = say("vault.erased-own", "\n").split("\n", 2);
        return read.equals(say("vault.erased"))
                || read.equals(say("vault.unreadable"))
                || read.equals(say("vault.closed"))
                || read.startsWith(own[0]) && read.endsWith(own[1]) && !read.contains("\n");
    }

    /** What is put into a box to be changed: the words that were read, or nothing where a sentence stands in their stead. */
    public static String toChange(String read) {
        return isInStead(read) ? "" : read;
    }

    /** What does not open with the key remembered is tried with the key that stands: it may have been made anew. */
    public byte[] openBytes(Place place, byte[] sealed) {
        var envelope = Envelope.of(sealed);
        var key = new Key(place.space(), place.kind(), envelope.owner(), envelope.epoch());
        var known = keys.known(key);
        if (known != null) {
            try {
                return envelope.open(known, place);
            } catch (Broken stale) {
                return envelope.open(keys.standing(place, key), place);
            }
        }
        return envelope.open(keys.standing(place, key), place);
    }

    /**
     * Destroys the keys of all that one person's words in a partnership were ever sealed with, and what was recorded in
     * their classroom: nobody opens them again, here or in a backup. Only the owner may, on an admitted device, whether
     * they are still a member or not; for anybody else it is not found. It is done when the transaction is, and there is
     * no way back. What is written after has a new key. Under a lawful hold it opens for nobody either, and the secret goes
     * when the hold ends.
     */
    public Erasure erase(UUID partnership, PersonId owner) {
        return erasing.erase(partnership, Place.Kind.BETWEEN, owner);
    }

    /** The same for what is a person's own: the notebook. */
    public Erasure eraseOwn(PersonId owner) {
        return erasing.erase(owner.value(), Place.Kind.OWN, owner);
    }

    /** The same for the copies of their words in one share. */
    public Erasure eraseShown(UUID share, PersonId owner) {
        return erasing.erase(share, Place.Kind.SHARED, owner);
    }

    /** Sees to it that there is a key of that owner's words to seal with, for whom may seal with it and can make none. */
    public void ready(UUID partnership, PersonId owner) {
        keys.toSeal(new Place(partnership, Place.Kind.BETWEEN, "", "", ""), owner.value());
    }

    /** For what opens words of many partnerships: their keys are read with one question. */
    public void prepare(Collection<UUID> partnerships) {
        keys.remember(partnerships);
    }

    /** Whether the reader has words in one of these that only members hold the keys of, and that do not open on this device. */
    @Transactional(readOnly = true)
    public boolean shutHere(Collection<UUID> partnerships) {
        return keys.shut(partnerships, CurrentPerson.id().value());
    }

    /** Destroys what lawful holds kept of erased keys, where they do no longer; done every hour without being asked. */
    public void letGo() {
        erasing.letGo();
    }

    /** What the current person ever erased, the newest first. */
    @Transactional(readOnly = true)
    public List<Erased> erasures() {
        return erasing.done();
    }
}
