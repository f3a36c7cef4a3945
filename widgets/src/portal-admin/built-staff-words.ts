interface Words {
  templates: object;
}

/** By language: everybody's words, which come first, and those that only staff's tag says. */
const chunks: Record<string, () => Promise<readonly [Words, Words]>> = {
  fr: () => Promise.all([import('../locales/generated/fr.ts'), import('../locales/generated/fr.ts?staff')]),
};

/** Fetches the words of the staff's tag in a language, and adds them to everybody's. */
export async function loadStaffWords(language: string) {
  const [all, staffs] = (await chunks[language]?.()) ?? [];
  if (all && staffs) Object.assign(all.templates, staffs.templates);
}
