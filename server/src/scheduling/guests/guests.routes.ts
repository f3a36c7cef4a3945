import type { z } from 'zod';
import { guests, type GuestRecord } from '../../contract/guests.ts';
import { handlers } from '../../http/handlers.ts';
import type { Move } from '../../patients/duplicates/move.ts';
import { makeGuestPatient, mergeGuest } from '../../patients/guests/who-guest-is.ts';
import { patientView } from '../../patients/present-patient.ts';
import { readProfile } from '../../patients/read-profile.ts';
import { giveContact } from './give-contact.ts';
import type { HoldContact } from './guest-of-hold.ts';
import { listGuests, readGuest, type GuestView } from './read-guests.ts';
import { verifyContact } from './verify-contact.ts';

/** Booking without an account, and what staff make of those who did; `moves`: all that moves when a guest becomes somebody. */
export const guestRoutes = ({ moves }: { readonly moves: readonly Move[] }) =>
  handlers(guests, {
    giveHoldContact: async ({ caller, params, body, request }) => outContact(await giveContact(caller, params.id, request.get('Portico-Hold'), body)),
    verifyHoldContact: async ({ caller, params, body, request }) => outContact(await verifyContact(caller, params.id, request.get('Portico-Hold'), body.code)),
    listGuests: async ({ caller, query }) => {
      const { data, nextCursor } = await listGuests(caller, query);
      return { data: data.map(outGuest), nextCursor };
    },
    getGuest: async ({ caller, params }) => {
      const { matches, ...guest } = await readGuest(caller, params.id);
      return { ...outGuest(guest), matches: matches.map(({ patient, ...same }) => ({ ...patientView(patient), ...same })) };
    },
    makeGuestPatient: async ({ caller, params }) => {
      await makeGuestPatient(caller, params.id);
      return patientView(await readProfile(caller, params.id));
    },
    mergeGuest: async ({ caller, params, body }) => {
      await mergeGuest(caller, moves, { id: params.id, patientId: body.patientId });
      return patientView(await readProfile(caller, body.patientId));
    },
  });

const outContact = ({ expiresAt, ...contact }: HoldContact) => ({ ...contact, expiresAt: expiresAt?.toISOString() ?? null });

const outGuest = ({ createdAt, ...guest }: GuestView): z.input<typeof GuestRecord> => ({ ...guest, createdAt: createdAt.toISOString() });
