import type { z } from 'zod';
import { contactPoints, type ContactPoint } from '../../contract/contact-points.ts';
import { handlers } from '../../http/handlers.ts';
import { addOwnContact, listOwnContacts, ownContact, removeOwnContact } from '../profile/own-contacts.ts';
import { addContactPoint } from './add-contact-point.ts';
import { contactView, type ContactRow } from './contact-points.ts';
import { listContactPoints } from './list-contact-points.ts';
import { preferContactPoint } from './prefer-contact-point.ts';
import { removeContactPoint } from './remove-contact-point.ts';
import { sendCode } from './send-code.ts';
import { confirmContactPoint, verifyContactPoint } from './verify-contact-point.ts';

/** How patients are reached: their own list, and the same for staff. */
export const contactPointRoutes = handlers(contactPoints, {
  listMyContactPoints: async ({ caller }) => ({ data: (await listOwnContacts(caller)).map(out) }),
  addMyContactPoint: async ({ caller, body }) => out(await addOwnContact(caller, body)),
  sendMyContactCode: async ({ caller, params }) => {
    const { patientId, id } = await ownContact(caller, params.id);
    return out(await sendCode(caller, patientId, id));
  },
  verifyMyContactPoint: async ({ caller, params, body }) => {
    const { patientId, id } = await ownContact(caller, params.id);
    return out(await verifyContactPoint(caller, patientId, id, body.code));
  },
  preferMyContactPoint: async ({ caller, params }) => {
    const { patientId, id } = await ownContact(caller, params.id);
    return out(await preferContactPoint(caller, patientId, id));
  },
  removeMyContactPoint: ({ caller, params }) => removeOwnContact(caller, params.id),
  listContactPoints: async ({ caller, params }) => ({ data: (await listContactPoints(caller, params.id)).map(out) }),
  addContactPoint: async ({ caller, params, body }) => out(await addContactPoint(caller, params.id, body)),
  sendContactCode: async ({ caller, params }) => out(await sendCode(caller, params.id, params.contactPointId)),
  verifyContactPoint: async ({ caller, params: { id, contactPointId }, body }) =>
    out('code' in body ? await verifyContactPoint(caller, id, contactPointId, body.code) : await confirmContactPoint(caller, id, contactPointId)),
  preferContactPoint: async ({ caller, params }) => out(await preferContactPoint(caller, params.id, params.contactPointId)),
  removeContactPoint: ({ caller, params }) => removeContactPoint(caller, params.id, params.contactPointId),
});

const out = (row: ContactRow): z.input<typeof ContactPoint> => contactView(row);
