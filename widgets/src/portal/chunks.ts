import { patientsTags } from './patients-tags.ts';
import { BaseElement } from './base-element.ts';
import { Problem } from './problem.ts';
import { tag } from './tag.ts';

/** Every tag that isn't in the entry: fetched when it stands in the page. */
const chunks: Record<string, () => Promise<unknown>> = { 'portal-admin': () => import('../portal-admin/portal-admin.ts'), ...patientsTags };

/** Names that some copy of the script on this page takes care of: a second one adds only what is unknown so far. */
function claim(): readonly string[] {
  const place = Symbol.for('portico.tags');
  const known: unknown = Reflect.get(document, place);
  const claimed: Set<unknown> = known instanceof Set ? known : new Set();
  Reflect.set(document, place, claimed);
  const mine = Object.keys(chunks).filter((name) => !claimed.has(name) && !customElements.get(name));
  mine.forEach((name) => claimed.add(name));
  return mine;
}

const names = claim();
const watched = new WeakSet<Node>();

/** Fetches the tags that stand in the page, in its open shadow roots too, now and whenever one is added. */
export function watchTags(root: Document | ShadowRoot) {
  if (watched.has(root) || !names.length) return;
  watched.add(root);
  root.querySelectorAll('*').forEach(look);
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) [node, ...node.querySelectorAll('*')].forEach(look);
  }).observe(root, { childList: true, subtree: true });
}

function look(element: Element) {
  const { localName, shadowRoot } = element;
  if (names.includes(localName)) return void fetchTag(localName, element);
  if (shadowRoot) watchTags(shadowRoot);
  else if (localName.includes('-'))
    // The page's own components draw themselves once they are defined.
    void customElements.whenDefined(localName).then(() =>
      requestAnimationFrame(() => element.shadowRoot && watchTags(element.shadowRoot)),
    );
}

async function fetchTag(name: string, element: Element) {
  if (customElements.get(name)) return;
  const fetchOnce = chunks[name];
  try {
    await fetchOnce?.().catch(() => fetchOnce());
  } catch {
    if (element.shadowRoot) return;
    const standIn = new PortalMissing();
    standIn.again = () => fetchTag(name, element);
    for (const attribute of element.attributes) standIn.setAttribute(attribute.name, attribute.value);
    element.attachShadow({ mode: 'open' }).append(standIn);
  }
}

/** Stands in a tag whose code didn't come, until it does. */
@tag('portal-missing')
export class PortalMissing extends BaseElement {
  /** Tries once more. */
  again?: () => unknown;

  protected override render() {
    return this.framed(() => this.problem(new Problem('unreachable'), this.again));
  }
}
