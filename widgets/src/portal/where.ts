/** The organization's publishable key and the address of the API, as the page states them. */
export interface Where {
  key?: string;
  api?: string;
}

/** What the script element says: modules have no `currentScript`, so it is found by its address. */
const script = [...document.scripts].find(({ src }) => src === import.meta.url);

/** Key and API of the page itself: the script's `data-key` and `data-api`, else the origin the script came from. */
export const pageWhere = {
  key: script?.dataset.key,
  api: script?.dataset.api ?? new URL(import.meta.url).origin,
};
