const roles: Record<string, string> = {
  button: 'button, [role=button]',
  link: 'a[href], [role=link]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], textarea',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  dialog: 'dialog',
  menuitem: '[role=menuitem]',
  list: 'ul, ol',
};

/** All elements of a role inside a tag, nested tags included, as a person finds them: by what they are called. */
export function allByRole(tag: HTMLElement, role: string, name?: string): HTMLElement[] {
  const root = tag.shadowRoot ?? tag;
  const found = [...root.querySelectorAll<HTMLElement>(roles[role] ?? `[role=${role}]`)];
  const nested = [...root.querySelectorAll<HTMLElement>('*')].filter((one) => one.shadowRoot).flatMap((one) => allByRole(one, role, name));
  return [...found.filter((one) => isShown(one) && (name === undefined || nameOf(one) === name)), ...nested];
}

/** The one element of a role and name; throws if there is none. */
export function byRole(tag: HTMLElement, role: string, name?: string): HTMLElement {
  const [found] = allByRole(tag, role, name);
  const there = allByRole(tag, role).map(nameOf).join(' · ');
  if (!found) throw new Error(`No ${role} called “${name}”. There are: ${there}`);
  return found;
}

/** What a screen reader would call it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const by = element.getAttribute('aria-labelledby');
  const root = element.getRootNode();
  if (by && root instanceof ShadowRoot) return by.split(' ').map((id) => textOf(root.getElementById(id))).join(' ');
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement)
    return [...(element.labels ?? [])].map(textOf).join(' ');
  return textOf(element);
}

/** Waits until something is there; fails with the last reason. (Pages of other test files may be in front: no frames then.) */
export async function settled<Value>(look: () => Value, withinMs = 10_000): Promise<NonNullable<Value>> {
  let reason: unknown = new Error('It never came.');
  for (const end = performance.now() + withinMs; performance.now() < end; ) {
    try {
      const value = look();
      if (value !== undefined && value !== null && value !== false) return value;
    } catch (cause) {
      reason = cause;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw reason;
}

function textOf(element: Element | null) {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  copy.querySelectorAll('[aria-hidden=true]').forEach((one) => one.remove());
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const isShown = (element: HTMLElement) => element.checkVisibility?.({ checkVisibilityCSS: true }) !== false;
