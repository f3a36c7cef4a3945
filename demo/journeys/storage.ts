import type { Page } from 'playwright-core';

/** Names of all that this origin keeps in the page's browser: both storages, databases with something in them, cookies. */
export const storedIn = (page: Page): Promise<string[]> => page.evaluate(look);

const look = `(async () => {
  const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(document.cookie ? ['cookie'] : [])];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, failed) => Object.assign(indexedDB.open(name), { onsuccess: (e) => done(e.target.result), onerror: failed }));
    for (const store of db.objectStoreNames) {
      const count = await new Promise((done) => { db.transaction(store).objectStore(store).count().onsuccess = (e) => done(e.target.result); });
      if (count) found.push(name + '/' + store);
    }
    db.close();
  }
  return found;
})()`;
