/**
 * The origin of what somebody typed: an address of a page becomes where it lives, a bare host gets https.
 * @returns nothing where it is no address that a page can have
 */
export function typedOrigin(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!text || !URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  const isLocal = /(?:^|\.)localhost$|^127\.0\.0\.1$|^\[::1\]$/.test(hostname);
  if (protocol === 'http:') return isLocal ? origin : undefined;
  return protocol === 'https:' && (isLocal || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(hostname)) ? origin : undefined;
}
