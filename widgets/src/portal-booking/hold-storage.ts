/** Keeps the hold's id and token in this tab. Where the browser refuses storage, a reload begins anew. */
export function store(name: string, value?: string) {
  try {
    if (value) sessionStorage.setItem(name, value);
    else sessionStorage.removeItem(name);
  } catch {
    // Nothing is kept then.
  }
}

/** What was kept; nothing: empty. */
export function stored(name: string) {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}
