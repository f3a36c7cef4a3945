/** What the catalog says of one, in the reader's language. */
export interface StyleSetting {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Staff chose another value of a setting; it isn't saved by that. */
export class StyleChosenEvent extends Event {
  constructor(
    readonly key: string,
    readonly value: string | null,
  ) {
    super('portal-part-setting', { bubbles: true });
  }
}
