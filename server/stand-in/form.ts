/** What a form-encoded body says, nested as its brackets say. Everything in it is text, as on the wire. */
export type Form = { [name: string]: string | Form };

/** Reads `a[b][c]=1` as Stripe does: nested objects of texts, list items under their index. */
export function parseForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) place(form, name.split(/\]\[|\[|\]$/).filter(isName), value);
  return form;
}

/** The text under a name, or undefined when it is absent or empty: Stripe takes an empty text for "unset". */
export function textIn(form: Form, ...names: string[]): string | undefined {
  let here: string | Form | undefined = form;
  for (const name of names) here = typeof here === 'object' ? here[name] : undefined;
  return typeof here === 'string' && here !== '' ? here : undefined;
}

/** The texts one level down, for metadata. */
export function textsIn(form: Form, name: string): Record<string, string> {
  const inner = form[name];
  if (typeof inner !== 'object') return {};
  return Object.fromEntries(
    Object.entries(inner).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

const isName = (part: string, at: number) => part !== '' || at === 0;

function place(form: Form, path: string[], value: string): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    form[first] = value;
    return;
  }
  const inner = form[first];
  const next: Form = typeof inner === 'object' ? inner : Object.create(null);
  form[first] = next;
  place(next, rest, value);
}
