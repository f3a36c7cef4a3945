/** What the catalog says of one, in the reader's language. */
export interface StyleSetting {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}
