/** What the build parts from a language's words for staff (widgets/scripts/short-words.mjs). */
declare module '*?staff' {
  export const templates: object;
}
