import assert from 'node:assert/strict';
import type { CDPSession, Locator, Page } from 'playwright-core';

/** A node of Chromium's accessibility tree, as its protocol sends it. */
interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  value?: { value: unknown };
  properties?: readonly { name: string; value: { value?: unknown } }[];
  childIds?: readonly string[];
  backendDOMNodeId?: number;
}

/** States that a screen reader says, and how a script writes them. */
const states: Record<string, (value: unknown) => string> = {
  level: (value) => `level ${value}`,
  checked: (value) => (value === 'true' ? 'checked' : 'not checked'),
  expanded: (value) => (value ? 'open' : 'closed'),
  pressed: (value) => (value === 'true' ? 'pressed' : 'not pressed'),
  selected: (value) => (value ? 'selected' : ''),
  disabled: (value) => (value ? 'off' : ''),
  invalid: (value) => (value === 'true' ? 'wrong' : ''),
  required: (value) => (value ? 'required' : ''),
  busy: (value) => (value ? 'busy' : ''),
};
/** Nothing that is said: layout, and what its parent's name says already. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'LayoutTable', 'LayoutTableRow', 'LayoutTableCell', 'RootWebArea', 'ListMarker', 'LabelText', 'paragraph', 'Legend', 'MenuListPopup', 'StaticText', 'time', 'strong', 'mark', 'DescriptionListDetail', 'DescriptionListTerm', 'rowgroup', 'row', 'emphasis']);

/** What a screen reader reads out in a tag, top to bottom: role, name, states. */
export async function readOut(page: Page, tag: Locator): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const backend = await backendIdOf(session, tag);
    const root = nodes.find((node) => node.backendDOMNodeId === backend) ?? assert.fail('the tag is not in the tree');
    return linesOf(root, byId, '');
  } finally {
    await session.detach();
  }
}

async function backendIdOf(session: CDPSession, tag: Locator): Promise<number> {
  const mark = 'data-read-out';
  await tag.evaluate((one, name) => one.setAttribute(name, ''), mark);
  // What stands in a tag, as an open dialog does, is found through its shadow root.
  const find = `(function find(root) { return root.querySelector('[${mark}]') ?? [...root.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot && find(shadowRoot)).find(Boolean); })(document)`;
  const { result } = await session.send('Runtime.evaluate', { expression: find });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId ?? '' });
  await tag.evaluate((one, name) => one.removeAttribute(name), mark);
  return node.backendNodeId;
}

function linesOf(node: Node, byId: ReadonlyMap<string, Node>, above: string): string[] {
  const role = node.role?.value ?? '';
  const name = (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
  const children = () => (node.childIds ?? []).flatMap((id) => linesOf(byId.get(id) ?? assert.fail(`no node ${id}`), byId, silent.has(role) || !name ? above : name));
  if (node.ignored) return children();
  if (role === 'StaticText') return !name || above.includes(name) ? [] : [`“${name}”`];
  if (silent.has(role)) return children();
  return [line(node, role, name), ...children()];
}

function line({ properties = [], description, value }: Node, role: string, name: string): string {
  const said = properties.flatMap((one) => (one.name in states ? [states[one.name]?.(one.value.value) ?? ''] : []));
  const entered = value && String(value.value) !== name ? `“${String(value.value)}”` : '';
  const hint = description?.value.replace(/\s+/g, ' ').trim();
  return [`${role}${name ? ` ${name}` : ''}`, ...said, entered, hint ? `(${hint})` : ''].filter(Boolean).join(', ');
}
