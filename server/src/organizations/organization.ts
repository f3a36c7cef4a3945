/** The company that runs clinics: the tenant. As every request carries it. */
export interface Organization {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Grows with every change of settings, origins or theme: what caches are held against. */
  readonly settingsVersion: number;
  readonly gateway: 'none' | 'test' | 'stripe';
  readonly stripeAccount: string | null;
}
