/** Looks up a practitioner's id by the name in a page's address (`amara-okafor`), as a web master would copy it once. */
export function practitionerIds(api: string, key: string): (slug: string) => Promise<string> {
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  return async (slug) => {
    known ??= read(api, key);
    const ids = await known;
    if (ids.size === 0) known = undefined;
    return ids.get(slug) ?? '';
  };
}

async function read(api: string, key: string): Promise<ReadonlyMap<string, string>> {
  try {
    const answer = await fetch(`${api}/v1/practitioners?limit=100&key=${encodeURIComponent(key)}`);
    if (!answer.ok) return new Map();
    const { data }: { data: { id: string; name?: string }[] } = await answer.json();
    return new Map(data.map(({ id, name = '' }) => [slugOf(name), id]));
  } catch (error) {
    if (error instanceof TypeError) return new Map();
    throw error;
  }
}

const slugOf = (name: string): string =>
  name
    .split(',')[0]
    ?.normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^Dr\.? /, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-') ?? '';
