/** A patient as plugins see them. */
export interface PluginPatient {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  readonly contactPoints: readonly { readonly system: 'email' | 'phone'; readonly value: string; readonly verified: boolean; readonly preferred: boolean }[];
}

/** A patient's login as plugins see it. */
export interface PluginPortalUser {
  readonly state: 'none' | 'linked' | 'invited' | 'active' | 'locked' | 'disabled';
  readonly email: string | null;
  readonly phone: string | null;
}

/** What a plugin may do, always for one organization; every act is in the audit log under the plugin's name. */
export interface PluginContext {
  /** The server’s time. */
  readonly now: Date;
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  /** Aborts when the time is up: give it to `fetch`. What is asked of the context later throws. */
  readonly signal: AbortSignal;
  /** A line in the server's log. Codes and counts only: nothing personal belongs there. */
  log(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  readonly patients: {
    /** Null for guests and where there is none. */
    get(patientId: string): Promise<PluginPatient | null>;
  };
  readonly portalUsers: {
    get(patientId: string): Promise<PluginPortalUser>;
    /**
     * Links a login to an email and a phone, making it where there is none; what is left out stays, null is taken away.
     * @throws an error whose `problem` is `already-exists` (another login has it), `phone-links-off` or `not-found`
     */
    link(patientId: string, contacts: { readonly email?: string | null; readonly phone?: string | null }): Promise<PluginPortalUser>;
    /** Sends an invitation to the linked contact; a new one ends the old. @throws an error whose `problem` is `portal-off`, `already-active`, `login-disabled` or `not-linked` */
    invite(patientId: string): Promise<void>;
  };
}
