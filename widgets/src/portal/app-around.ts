/** `<portal-app>`, as other tags see it: it shows a section in place of what they would open themselves. */
export interface AppAround extends HTMLElement {
  /** Shows a place by its name; false: there is none of that name, or the clinic has it off. */
  go(place: string, item?: string): boolean;
}

/** The whole portal that a tag stands in, or that stands on the same page, once its code is there. */
export function appAround(from: Node): AppAround | undefined {
  const root = from.getRootNode();
  const found = root instanceof ShadowRoot ? root.host : document.querySelector('portal-app');
  if (found && isApp(found)) return found;
  return found && root instanceof ShadowRoot ? appAround(found) : undefined;
}

const isApp = (element: Element): element is AppAround => element.localName === 'portal-app' && 'go' in element;
