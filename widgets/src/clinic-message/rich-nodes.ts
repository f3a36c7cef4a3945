/** What may stand in a clinic's message, and the attributes that are kept; everything else is passed over, its words stay. */
const kept: Readonly<Record<string, readonly string[]>> = {
  p: [], br: [], hr: [], h2: [], h3: [], ul: [], ol: [], li: [], strong: [], b: [], em: [], i: [], u: [], s: [], blockquote: [], a: ['href'], img: ['src', 'alt', 'width', 'height'],
};
const cell = ['style', 'align', 'valign', 'width'];
const ofMails: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(kept).map(([name, own]) => [name, [...own, 'style']])), h1: ['style'], table: [...cell, 'cellpadding', 'cellspacing'], tbody: [], tr: [], td: cell, th: cell, span: ['style'], div: ['style'],
};
const single = new Set(['br', 'hr', 'img']);
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const plain = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return name ? (named[name.toLowerCase()] ?? whole) : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Where a link or a picture of a message may lead. */
const isSafe = (name: string, value: string) => (name === 'href' ? /^(https:|mailto:|tel:)/i : name === 'src' ? /^https?:\/\//i : /^/).test(value);

/**
 * Builds the nodes of a message from its HTML, which the server has cleaned, without handing text to the browser's parser:
 * what isn't known is never made. This is the one place where a clinic's own HTML becomes part of a page (rule 17).
 * @param level rank of the message's own heading among the page's
 */
export const richNodes = (text: string, level: number): DocumentFragment => nodesOf(text, { kept, level });

/** A whole mail of ours, with its tables and inlined styles, for staff to look at. */
export const mailNodes = (text: string): DocumentFragment => nodesOf(text.replace(/^[^]*?<body[^>]*>/, ''), { kept: ofMails, level: 0 });

interface Making {
  kept: Readonly<Record<string, readonly string[]>>;
  level: number;
}

function nodesOf(text: string, making: Making): DocumentFragment {
  const all = document.createDocumentFragment();
  const open: { name: string; node: ParentNode & Node }[] = [{ name: '', node: all }];
  const inner = () => open.at(-1)?.node ?? all;
  for (const [, closing, tag, attributes, words] of text.matchAll(/<(\/)?([a-z][a-z\d]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|<!--[^]*?-->|([^<]+|<)/gi)) {
    if (words !== undefined) inner().append(plain(words));
    const name = tag?.toLowerCase() ?? '';
    if (!Object.hasOwn(making.kept, name)) continue;
    if (closing) close(open, name);
    else {
      const node = made(name, attributes ?? '', making);
      inner().append(node);
      if (!single.has(name)) open.push({ name, node });
    }
  }
  return all;
}

/** Ends the nearest one of this name, with what was left open inside. */
function close(open: { name: string }[], name: string) {
  const at = open.map((one) => one.name).lastIndexOf(name);
  if (at > 0) open.length = at;
}

function made(name: string, attributes: string, { kept: wanted, level }: Making): HTMLElement {
  const heading = name === 'h2' ? level + 1 : level + 2;
  const node = document.createElement(level && (name === 'h2' || name === 'h3') ? `h${Math.min(6, heading)}` : name);
  for (const [, key = '', value = ''] of attributes.matchAll(/([a-z]+)\s*=\s*["']([^"']*)["']/gi)) {
    const given = plain(value).trim();
    if (!wanted[name]?.includes(key.toLowerCase()) || !isSafe(key.toLowerCase(), given)) continue;
    // A policy without inline styles allows this way of setting them.
    if (key === 'style') node.style.cssText = given;
    else node.setAttribute(key.toLowerCase(), given);
  }
  if (name === 'a') node.setAttribute('rel', 'noopener noreferrer');
  if (name === 'img' && !node.hasAttribute('alt')) node.setAttribute('alt', '');
  return node;
}
