// A passkey that can tell a secret for a salt (WebAuthn's PRF) tells it without a network, too. The server is not asked.
export class NoSecret extends Error {}

export const possible = () => Boolean(window.PublicKeyCredential);

export async function passkey(salt, credential) {
  const answer = await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      userVerification: "required",
      allowCredentials: credential ? [{ type: "public-key", id: credential }] : [],
      extensions: { prf: { eval: { first: salt } } },
    },
  });
  const secret = answer.getClientExtensionResults().prf?.results?.first;
  if (!secret) throw new NoSecret();
  return { id: answer.rawId, secret };
}
