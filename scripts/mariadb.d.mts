/** Where MariaDB's server program stands on this machine; null if it isn't installed. */
export function mariadbServer(): string | null;

/** Starts a private MariaDB in a temporary folder; `stop()` ends it and removes the folder. */
export function startMariadb(options?: { durable?: boolean; args?: string[] }): Promise<{ url: string; pid: number; stop: () => Promise<void> }>;
