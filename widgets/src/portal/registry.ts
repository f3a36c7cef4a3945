import { Provider } from './context.ts';
import { Portal } from './portal.ts';
import { pageWhere, type Where } from './where.ts';

/** All portals of a document, shared by every copy of the script on the page. */
interface Registry {
  portals: Map<string, Portal>;
  /** The portal of the page itself, provided on `<html>`. */
  page?: Portal;
  /** Tags that found none yet, and are told when one comes. */
  waiting: Set<() => void>;
}

const place = Symbol.for('portico.portals');

function registry(): Registry {
  // Another version of this script may have made it: what it holds keeps the shape above for good.
  const known = Reflect.get(document, place) as Registry | undefined;
  if (known) return known;
  const made: Registry = { portals: new Map(), waiting: new Set() };
  Reflect.set(document, place, made);
  return made;
}

/** The one portal of a key on this page. */
export function portalFor(key: string, api = pageWhere.api): Portal {
  const { portals } = registry();
  const portal = portals.get(key) ?? new Portal(key, api.replace(/\/$/, ''));
  portals.set(key, portal);
  return portal;
}

/** The portal that a tag asks for by its own attributes, or that the script names. The first becomes the page's. */
export function statedPortal({ key = pageWhere.key, api }: Where): Portal | undefined {
  if (!key) return undefined;
  const shared = registry();
  const portal = portalFor(key, api ?? pageWhere.api);
  if (!shared.page) {
    shared.page = portal;
    const html = document.documentElement;
    portal.dress(html);
    new Provider(html, portal).announce();
    tellWaiting();
  } else if (shared.page !== portal) {
    // eslint-disable-next-line no-console -- the web master looks here, and nothing of it concerns a patient
    console.warn(`Portico: this page has two keys. Put the tags of one of them into a <portal-provider key="…">.`);
  }
  return portal;
}

/** Calls back once a portal may be there. */
export const waitForPortal = (ask: () => void) => registry().waiting.add(ask);

/** Stops waiting: the tag was taken out. */
export const stopWaiting = (ask: () => void) => registry().waiting.delete(ask);

/** Lets the tags that found no portal look again. */
export function tellWaiting() {
  const { waiting } = registry();
  const all = [...waiting];
  waiting.clear();
  all.forEach((ask) => ask());
}
