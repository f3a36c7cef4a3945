/** Every currency by code and name, in the person’s language. */
export function currencies(language: string) {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({ value, title: `${value} – ${names.of(value) ?? value}` }));
}
