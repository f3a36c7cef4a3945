import { refused } from './refuse.ts';

const mostBytes = 512 * 1024;
const mostUses = 200;

/** What a drawing begins with: `<svg`, behind nothing but a declaration, comments and a plain doctype. */
const beginning = /^\uFEFF?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^]{0,1000}?-->\s*)*(?:<!DOCTYPE\s+svg[^<>[]{0,300}>\s*)?(?:<!--[^]{0,1000}?-->\s*)*<svg[\s>]/i;

/** Whether bytes are a drawing in SVG: told by how they begin. */
export const beginsAsSvg = (bytes: Buffer): boolean => beginning.test(bytes.toString('utf8', 0, 4096));

/** What acts, or reaches beyond the drawing: scripts, entities, other documents, pictures and sheets from elsewhere. */
const active = [
  /<!(?:ENTITY|DOCTYPE[^>]*\[)/i,
  /<\?(?!xml\s)/i,
  /<(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|audio|video|handler|listener|image|feImage|include)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:^|[\s:"'/])href\s*=\s*(?!["']\s*#)/i,
  /url\(\s*["']?\s*(?!#|["']?#)[^\s)]/i,
  /@import|javascript:/i,
  // Letters in disguise, which the patterns here wouldn't know.
  /&#/,
];
/** What can keep a renderer busy for ever with few letters. */
const heavy = /<(?:[\w.-]+:)?(?:filter|pattern|mask)\b|[\s"'/;{](?:backdrop-filter|filter|mask[\w-]*|mix-blend-mode)\s*[:=]/i;
const mostElements = 2000;

/**
 * Holds a drawing to being nothing but lines and areas of its own: it is drawn by us, and what is drawn must neither act,
 * nor fetch, nor take for ever. What it looks like afterwards is a picture like any other.
 * @throws file-refused — damaged, oversized, active
 */
export function assertPlainSvg(bytes: Buffer): void {
  if (bytes.length > mostBytes) throw refused('oversized');
  const text = textOf(bytes);
  if (active.some((one) => one.test(text))) throw refused('active');
  const count = (of: RegExp) => text.match(of)?.length ?? 0;
  if (heavy.test(text) || count(/<(?:[\w.-]+:)?use\b|clip-path/gi) > mostUses || count(/<\w/g) > mostElements) throw refused('oversized');
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('damaged'); // the patterns above can be trusted in one encoding only
  }
}
