import { pageWhere, type Where } from '../portal/where.ts';

/** What a page with the tags found out about itself: no words, and nothing of a person. */
export interface PageReport {
  readonly portalCheck: 1;
  /** The page's own origin. */
  readonly origin: string;
  /** Address of the script as the page states it; nothing: it isn’t stated in the page itself. */
  readonly script: string | null;
  /** How often the script stands there. */
  readonly scripts: number;
  /** The key that the script, a provider or a tag names. */
  readonly key: string | null;
  /** Which organization the key is of, as the API says; else why it says nothing. */
  readonly organization: string | null;
  readonly problem: string | null;
  /** Every tag of the portal in the page, and whether it is one. */
  readonly tags: readonly { readonly name: string; readonly isDefined: boolean }[];
  /** What the page’s policy has stopped: `script-src https://…`. */
  readonly stopped: readonly string[];
}

const stopped = new Set<string>();
/** So long the page may go on loading what its tags need. */
const settleMs = 2500;

/** Hears what the page's policy stops, from before this came, too, where the browser remembers it. */
function hearStopped() {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => stopped.add(`${effectiveDirective} ${blockedURI}`));
  if (!('ReportingObserver' in window)) return;
  new ReportingObserver(
    (reports) => {
      for (const { body } of reports) stopped.add(`${Reflect.get(Object(body), 'effectiveDirective')} ${Reflect.get(Object(body), 'blockedURL')}`);
    },
    { types: ['csp-violation'], buffered: true },
  ).observe();
}

/** Tags in the document and in open shadow roots outside the portal's own. */
function tagsIn(root: Document | ShadowRoot): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => {
    if (one.localName.startsWith('portal-')) return one;
    return one.shadowRoot ? tagsIn(one.shadowRoot) : [];
  });
}

async function ask(api: string, key: string | null): Promise<Pick<PageReport, 'organization' | 'problem'>> {
  if (!key) return { organization: null, problem: 'no-key' };
  try {
    const answer = await fetch(`${api}/v1/portal?key=${encodeURIComponent(key)}`);
    const told: unknown = await answer.json();
    const slug: unknown = Reflect.get(Object(Reflect.get(Object(told), 'organization')), 'slug');
    if (answer.ok) return { organization: String(slug), problem: null };
    return { organization: null, problem: String(Reflect.get(Object(told), 'type')).split(':').pop() ?? 'unexpected' };
  } catch {
    return { organization: null, problem: 'unreachable' };
  }
}

/** What this page is like for its tags. */
export async function lookAtPage(waitMs = settleMs, where: Where = pageWhere): Promise<PageReport> {
  hearStopped();
  const scripts = [...document.scripts].filter(({ src }) => /\/embed\/portico(?:-[\w.-]+)?\.js$/.test(src));
  const found = tagsIn(document);
  const key = where.key ?? found.map((one) => one.getAttribute('key')).find(Boolean) ?? null;
  const asked = await ask(where.api ?? '', key);
  await new Promise((done) => setTimeout(done, waitMs));
  const names = [...new Set(tagsIn(document).map(({ localName }) => localName))];
  return {
    portalCheck: 1, origin: location.origin, script: scripts[0]?.src ?? null, scripts: scripts.length, key, ...asked,
    tags: names.map((name) => ({ name, isDefined: !!customElements.get(name) })), stopped: [...stopped],
  };
}

/** Tells the staff's page that opened this one, and nobody else: it stands on the API's own origin. */
async function report() {
  if (window.opener && location.hash === '#portal-check') window.opener.postMessage(await lookAtPage(), pageWhere.api);
}

void report();
