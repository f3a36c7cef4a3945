/**
 * Defines a tag once. A second script on the page, of the same or another version, finds the name taken
 * and adds only the tags that are unknown so far.
 */
export const tag = (name: string) => (constructor: CustomElementConstructor) => {
  if (!customElements.get(name)) customElements.define(name, constructor);
};
