/** One session's key pair, kept in the browser until the session can't be alive any more. */
interface Kept {
  id: string;
  keys: CryptoKeyPair;
  until: number;
}

/** Keys of sessions whose browser refuses to store them: they live as long as the page. */
const inMemory = new Map<string, CryptoKeyPair>();

/** Keeps a session's keys, and drops those of sessions that are over. Without IndexedDB they stay in memory. */
export async function keepKeys(id: string, keys: CryptoKeyPair, until: number): Promise<void> {
  inMemory.set(id, keys);
  try {
    await inStore('readwrite', (store) => {
      const all: IDBRequest<Kept[]> = store.getAll();
      all.onsuccess = () => all.result.filter((one) => one.until < Date.now()).forEach((one) => store.delete(one.id));
      return store.put({ id, keys, until } satisfies Kept);
    });
    inMemory.delete(id);
  } catch {
    // Private windows and locked-down browsers: the session then lasts until the page is left.
  }
}

/** The keys of a session, or nothing when it was signed out meanwhile, here or in another tab. */
export async function findKeys(id: string): Promise<CryptoKeyPair | undefined> {
  try {
    const kept = await inStore<Kept | undefined>('readonly', (store) => store.get(id));
    return kept?.keys ?? inMemory.get(id);
  } catch {
    return inMemory.get(id);
  }
}

/** Deletes a session's keys: from here on its token is worthless, whoever has it. */
export async function dropKeys(id: string): Promise<void> {
  inMemory.delete(id);
  try {
    await inStore('readwrite', (store) => store.delete(id));
  } catch {
    // Nothing was stored where nothing can be.
  }
}

/** The connection is closed after each use: an open one could keep the page out of the back/forward cache. */
function inStore<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('portico', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys', { keyPath: 'id' });
    opening.onerror = opening.onblocked = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('keys', mode);
      const request = act(transaction.objectStore('keys'));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(request.result);
      };
      transaction.onabort = transaction.onerror = () => {
        opening.result.close();
        reject(transaction.error);
      };
    };
  });
}
