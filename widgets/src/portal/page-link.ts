/** What a link in a mail asks for: `#portal=<name>/<token>`. */
export interface PageLink {
  name: string;
  token: string;
}

/** Reads the link that brought the person here and takes it out of the address, so that it isn't kept in the history. */
export function takePageLink(): PageLink | undefined {
  const [, name, token] = /^#portal=([a-z-]+)\/([\w.-]+)$/.exec(location.hash) ?? [];
  if (!name || !token) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { name, token };
}
