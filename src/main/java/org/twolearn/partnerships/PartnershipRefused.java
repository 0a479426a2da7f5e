package org.twolearn.partnerships;

import org.twolearn.web.Refused;

/** Why a partnership could not go ahead, in words the person reads. */
public abstract sealed class PartnershipRefused extends Refused {
    private PartnershipRefused(String sentence, Object... arguments) {
        super("partnerships.refused." + sentence, arguments);
    }

    static final class WithOneself extends PartnershipRefused {
        WithOneself() {
            super("with-oneself");
        }
    }

    static final class NoRoom extends PartnershipRefused {
        NoRoom() {
            super("no-room", Partnership.ROOM);
        }
    }

    static final class NotInvited extends PartnershipRefused {
        NotInvited() {
            super("not-invited");
        }
    }

    static final class NotAMember extends PartnershipRefused {
        NotAMember() {
            super("not-a-member");
        }
    }
}
