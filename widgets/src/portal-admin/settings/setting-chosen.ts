/** Another value was chosen; it isn't saved by that. */
export class SettingChosenEvent extends Event {
  constructor(
    readonly key: string,
    readonly value: unknown,
  ) {
    super('portal-part-setting', { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-part-setting': SettingChosenEvent;
  }
}
