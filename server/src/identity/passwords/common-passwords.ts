/** Rows of keyboards and what else is typed in order; read backwards too. */
const sequences = [
  '0123456789012345678901234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'azertyuiopqsdfghjklmwxcvbn', 'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', 'q1w2e3r4t5y6u7i8o9p0', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujm',
].flatMap((row) => [row, [...row].reverse().join('')]);

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '€': 'e' };
const longestEntry = 32;
const shortestPiece = 3;
const shortestUnit = 8;

let list: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether a password is among those that are tried first: one of a list of those that leaked most often (kept offline),
 * alone or dressed up with digits, signs, swapped letters, rows of keys or repetition.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const known = await (list ??= readList());
  const lower = password.normalize('NFKC').toLowerCase();
  const undressed = [...lower].map((sign) => leet[sign] ?? sign).join('');
  return [lower, undressed].map(bare).some((text) => isPoor(text, known));
}

/** Letters and digits alone, of any script. */
export const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].filter(({ length }) => length >= shortestPiece && length <= longestEntry));
}

function isPoor(text: string, known: ReadonlySet<string>): boolean {
  const unit = text.slice(0, periodOf(text));
  const repeats = unit.length <= text.length / 2;
  return (repeats && unit.length < shortestUnit) || effort(unit, known) <= 1;
}

/** Length of the shortest beginning that, repeated, makes the whole; the text's own where none does. */
function periodOf(text: string): number {
  const borders = [0];
  for (let i = 1, k = 0; i < text.length; i += 1) {
    while (k > 0 && text[i] !== text[k]) k = borders[k - 1] ?? 0;
    if (text[i] === text[k]) k += 1;
    borders.push(k);
  }
  return Math.max(1, text.length - (borders.at(-1) ?? 0));
}

/** How many guesses of a kind make up a text: a known password or a letter of its own is one, digits and rows of keys none. */
function effort(text: string, known: ReadonlySet<string>): number {
  const least = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = (least[end - 1] ?? 0) + 1;
    for (let start = Math.max(0, end - longestEntry); start <= end - 1; start += 1) {
      const piece = text.slice(start, end);
      if (isFree(piece)) best = Math.min(best, least[start] ?? best);
      else if (known.has(piece)) best = Math.min(best, (least[start] ?? best) + 1);
    }
    least.push(best);
  }
  return least.at(-1) ?? 0;
}

const isFree = (piece: string): boolean =>
  /^\d{1,4}$/.test(piece) || (piece.length >= shortestPiece && sequences.some((row) => row.includes(piece)));
