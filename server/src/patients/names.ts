/** What a patient is searched and sorted by: family name first, without case, accents and doubled blanks. */
export function searchName(givenName: string, familyName: string): string {
  return foldedName(`${familyName} ${givenName}`).slice(0, 200);
}

/** A name as it is compared: no case, no accents, letters of every script kept. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
