import { z } from 'zod';
import { Patient } from './patients.ts';
import { loginState } from './portal-users.ts';
import { route } from './route.ts';
import { id, instant, page, paging } from './shapes.ts';

/** One of two records, with what the merge screen says of its login; addresses and numbers masked. */
const DuplicateSide = Patient.extend({
  portalUser: z
    .object({
      state: loginState(),
      email: z.string().nullable().meta({ description: 'The linked email, masked' }),
      phone: z.string().nullable().meta({ description: 'The linked phone, masked' }),
      lastSignInAt: instant().nullable(),
      stays: z.boolean().meta({ description: 'Of two logins, whether a merge keeps this one; the other is switched off. Without another it stays' }),
    })
    .nullable()
    .meta({ description: 'The record’s own login; null where there is none' }),
}).meta({ id: 'DuplicateSide' });

/** Two records that may be one person. */
export const Duplicate = z
  .object({
    id: id(),
    reason: z.enum(['name-and-birth-date', 'contact']).meta({ description: 'What is the same in both' }),
    state: z.enum(['open', 'apart']),
    createdAt: instant(),
    patients: z.tuple([DuplicateSide, DuplicateSide]).meta({ description: 'The older record first' }),
  })
  .meta({ id: 'Duplicate' });

const oneOf = z.strictObject({ id: id() });
const staffs = { callers: ['staff'], permission: 'patients.write' } as const;

/** Records that staff merge or keep apart; `server/src/patients/duplicates/`. */
export const duplicates = {
  listDuplicates: route({
    method: 'get',
    path: '/v1/admin/duplicates',
    summary: 'Records that may be one person',
    description: 'The oldest first. Merged ones are one record, and no longer listed.',
    ...staffs,
    query: z.strictObject({ ...paging, state: z.enum(['open', 'apart']).default('open') }),
    ok: page(Duplicate),
  }),
  mergeDuplicate: route({
    method: 'post',
    path: '/v1/admin/duplicates/{id}/merge',
    summary: 'Merge two records into one',
    description:
      'Everything of the other record moves to the one that survives, which keeps what it says where both say something. It can’t be undone. Asking twice for the same is answered alike. Where both have a login one of them ends: that also needs `portal-users`.',
    ...staffs,
    freshAuthentication: true,
    params: oneOf,
    body: z.strictObject({ survivorId: id() }),
    ok: z.object({ id: id(), state: z.literal('merged'), patient: Patient }).meta({ id: 'MergedDuplicate' }),
    problems: ['not-found', 'duplicate-decided', 'conflict', 'missing-permission', 'fresh-authentication-required'],
  }),
  keepDuplicateApart: route({
    method: 'post',
    path: '/v1/admin/duplicates/{id}/keep-apart',
    summary: 'Two people: keep the records apart',
    description: 'They aren’t listed again. Staff may still merge them later.',
    ...staffs,
    params: oneOf,
    ok: Duplicate,
    problems: ['not-found', 'duplicate-decided'],
  }),
};
