/** What a patient is searched and sorted by: family name first, without case, accents and doubled blanks. */
export function searchName(givenName: string, familyName: string): string {
  return foldedName(`${familyName} ${givenName}`).slice(0, 200);
}

/** Letters that Unicode doesn't take apart, as people type them who don't have them on their keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't', ə: 'e', ى: 'ي', ة: 'ه',
};
const hard = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** A name as it is compared: no case, no accents, letters of every script kept. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(hard, (letter) => plainLetters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
