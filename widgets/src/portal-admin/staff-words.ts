/** The words of the staff's tag in a language. Unbuilt, all words of a language come in one; built, this is `built-staff-words.ts`. */
export const loadStaffWords: (language: string) => Promise<unknown> = () => Promise.resolve();
