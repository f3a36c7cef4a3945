/** Bytes as text that fits a header, a name or an address. */
export const base64url = (bytes: ArrayBuffer | Uint8Array) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 128 random bits as text. */
export const randomId = () => base64url(crypto.getRandomValues(new Uint8Array(16)));
