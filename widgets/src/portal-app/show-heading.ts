/** How long a section's heading is waited for. */
const longestMs = 10_000;

/**
 * Puts the focus on a place that was just opened: on the region at once, and on its heading as soon as the section's tag
 * has drawn one, unless the person went on meanwhile. @returns what ends the waiting
 */
export function showHeading(region: HTMLElement): () => void {
  const root = region.getRootNode();
  const active = () => (root instanceof ShadowRoot ? root.activeElement : document.activeElement);
  region.focus({ preventScroll: true });
  if (region.getBoundingClientRect().top < 0) region.scrollIntoView({ block: 'start' });
  const watch = new MutationObserver(() => look());
  const timer = setTimeout(() => stop(), longestMs);
  const stop = () => {
    clearTimeout(timer);
    watch.disconnect();
  };
  const look = () => {
    if (active() !== region) return stop();
    const heading = titleIn(region, watch);
    if (!heading) return;
    heading.focus({ preventScroll: true });
    stop();
  };
  look();
  return stop;
}

/** The first title inside, in the shadow roots of tags too: those are watched from now on. */
function titleIn(root: ParentNode & Node, watch: MutationObserver): HTMLElement | undefined {
  watch.observe(root, { childList: true, subtree: true });
  const own = root.querySelector<HTMLElement>('.title');
  if (own) return own;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const found = shadowRoot ? titleIn(shadowRoot, watch) : undefined;
    if (found) return found;
  }
  return undefined;
}
