import type { Permission } from '../contract/permissions.ts';

/** Somebody who can sign in, patient or staff, as sessions know them. */
export interface User {
  readonly kind: 'patient' | 'staff';
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** The linked email or phone, masked. */
  readonly maskedContact: string | null;
  readonly patientId: string | null;
  readonly language: string | null;
  readonly permissions: readonly Permission[];
  /** When the password that they proved to know was set; absent before they have. */
  readonly passwordSetAt?: Date;
}

/** The columns that say whose a row is: sessions, credentials, devices and tokens have them. */
export const ownerOf = ({ kind, id }: Pick<User, 'kind' | 'id'>) =>
  kind === 'patient'
    ? ({ userKind: 'patient', portalUserId: id, staffUserId: null } as const)
    : ({ userKind: 'staff', portalUserId: null, staffUserId: id } as const);

/** `m•••@fastmail.com`, `•••0142`: enough to know one's own, useless to others. */
export function masked(email: string | null, phone: string | null): string | null {
  const [local, domain] = email?.split('@') ?? [];
  if (local && domain) return `${[...local][0]}•••@${domain}`;
  return phone ? `•••${phone.slice(-4)}` : null;
}
