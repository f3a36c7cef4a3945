/**
 * A time of day as a person types it: "9", "9:30", "0930", "9.30 pm", "17 h 30". The day's end is 24:00, or midnight.
 * @returns minutes from midnight, or nothing where it is no time
 */
export function readTime(text: string, isEnd = false): number | undefined {
  const plain = text.toLowerCase().replace(/[\s\u00a0\u202f.]/g, (sign) => (sign === '.' ? ':' : ''));
  const [, hours = '', minutes = '', half = ''] = /^(\d{1,2})(?::|h)?(\d{2})?(?::)?(a:?m:?|p:?m:?)?$/.exec(plain) ?? [];
  if (!hours) return undefined;
  const typed = Number(hours);
  if (half && (typed < 1 || typed > 12)) return undefined;
  const hour = half ? (typed % 12) + (half.startsWith('p') ? 12 : 0) : typed;
  const minute = hour * 60 + Number(minutes || 0);
  if (Number(minutes || 0) > 59 || minute > 1440) return undefined;
  return minute === 0 && isEnd ? 1440 : minute;
}
