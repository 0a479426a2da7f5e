package org.twolearn.signin;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A passkey works for one host only, so the host is settled with the first passkey and stays. */
@Component
class OneAddress implements SmartInitializingSingleton {
    private static final String HOST = "passkeys are made for";

    private final SettingTable settings;
    private final Site site;

    OneAddress(SettingTable settings, Site site) {
        this.settings = settings;
        this.site = site;
    }

    @Transactional
    void settle() {
        settings.settleHost(site.host());
    }

    @Override
    public void afterSingletonsInstantiated() {
        settings.find(HOST).filter(host -> !host.equals(site.host())).ifPresent(host -> {
            throw new CannotStart(
                    "People here have passkeys for " + host + ", and a passkey works for the host it was made for only."
                            + " With the address " + site.host() + " nobody could sign in with theirs any more.",
                    host.equals("localhost")
                            ? "Start without --url, or begin with another data directory (--data) for the new address."
                            : "Start with --url https://" + host
                                    + " as before. Another name can lead people to it by a redirect.");
        });
    }
}
