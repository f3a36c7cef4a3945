/** A colour as somebody typed or pasted it, as `#rrggbb`; null: nothing stands there; undefined: that is no colour. */
export function typedColor(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase();
  if (!text) return null;
  const [, short] = /^#?([0-9a-f]{3})$/.exec(text) ?? [];
  if (short) return `#${[...short].map((digit) => digit + digit).join('')}`;
  const [, long] = /^#?([0-9a-f]{6})$/.exec(text) ?? [];
  if (long) return `#${long}`;
  const parts = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` : undefined;
}
