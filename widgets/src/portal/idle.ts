/** What the watch needs to know, and whom it tells. */
export interface IdleWatched {
  /** When the person last did something that reached the clinic; nothing while nobody is signed in. */
  activeAt(): number | undefined;
  idleSeconds(): number;
  /** The session ends at this time unless the person stays; `undefined`: no danger. */
  warn(endsAt: number | undefined): void;
  end(): void;
}

const warningMs = 60_000;
/** The API writes "last seen" once a minute at most, so its clock may run that much ahead of ours. */
const resolutionMs = 60_000;

/** Asks a person who went quiet whether they are still there, a minute before their session ends. */
export class IdleWatch {
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly watched: IdleWatched) {}

  /** Looks again: after each sign of life, when the page comes back to the front, and when a timer is due. */
  check = () => {
    clearTimeout(this.timer);
    const { watched } = this;
    const activeAt = watched.activeAt();
    if (activeAt === undefined) return watched.warn(undefined);
    const endsAt = activeAt + watched.idleSeconds() * 1000 - resolutionMs;
    const left = endsAt - Date.now();
    if (left <= 0) return watched.end();
    const isNear = left <= warningMs;
    watched.warn(isNear ? endsAt : undefined);
    this.timer = setTimeout(this.check, isNear ? left : left - warningMs);
  };
}
