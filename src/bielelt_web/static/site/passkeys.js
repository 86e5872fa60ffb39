/* Passkeys: asks the browser for one and sends what it answers with the form around the button.
   A form says with data-passkey what is wanted (create or get), and where its options are: in
   the element named by data-options, else at the address it is sent to. Without this script,
   or in a browser that knows no passkeys, the form stays hidden. */

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const unpacked = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

async function create(options) {
  const { user, challenge, excludeCredentials } = options;
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: unpacked(excludeCredentials),
      authenticatorSelection: {
        residentKey: "required", requireResidentKey: true, userVerification: "required",
      },
    },
  });
  const { response } = credential;
  return packed(credential, {
    attestationObject: text(response.attestationObject),
    transports: response.getTransports ? response.getTransports() : [],
  });
}

async function get(options) {
  const { challenge, allowCredentials } = options;
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options, challenge: bytes(challenge), allowCredentials: unpacked(allowCredentials),
    },
  });
  const { authenticatorData, signature, userHandle } = credential.response;
  return packed(credential, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle && text(userHandle),
  });
}

const packed = (credential, response) => ({
  type: credential.type,
  id: credential.id,
  rawId: text(credential.rawId),
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
});

async function optionsOf(form) {
  const place = document.getElementById(form.dataset.options);
  if (place) return JSON.parse(place.textContent).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).request_options.publicKey;
}

async function ask(form) {
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    const answer = { create, get }[form.dataset.passkey](await optionsOf(form));
    form.elements.credential.value = JSON.stringify(await answer);
    form.submit();
  } catch {
    failed.hidden = false; // the person closed the window, or has no passkey here
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
  }
}
