import { audit, auditAll } from '../../audit/audit.ts';
import { createInvoice } from '../../billing/invoices/create-invoice.ts';
import { book, monthOf } from '../../billing/ledger/book.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import type { Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';

/** Adds a row of a table to a patient; `n` makes rows alike or different. A row that a key refuses isn't added. */
type Giver = (caller: Caller, patientId: string, n: number) => Promise<unknown>;

const span = { practitionerId: practitioners.ada, locationId: locations.toronto, firstTick: 0, endTick: 6 };
const whom = Object.values(practitioners);

/** For each table that has something of patients: how one comes to have a row of it, in a form that all invariants allow. */
export const givers: Readonly<Record<string, Giver>> = {
  contact_points: async ({ db, ids, clock }, patientId, n) => {
    const [system, normalized] = n % 2 === 0 ? (['email', `shared${n % 3}@example.org`] as const) : (['phone', `+1416555010${n % 3}`] as const);
    if (await db.ContactPoint.one({ patientId, system, normalized })) return;
    const preferred = n % 5 > 2 && !(await db.ContactPoint.one({ patientId, system, preferred: 'y' })) ? 'y' : null;
    await db.ContactPoint.insert({ id: ids.next(), patientId, system, value: normalized, normalized, kind: null, verifiedAt: n % 7 > 3 ? clock.now() : null, preferred, createdAt: clock.now() });
  },
  patient_practitioners: async ({ db }, patientId, n) => {
    const practitionerId = whom[n % whom.length] ?? '';
    if (await db.PatientPractitioner.one({ patientId, practitionerId })) return;
    const role = n % 3 === 0 && !(await db.PatientPractitioner.one({ patientId, role: 'default' })) ? 'default' : 'additional';
    await db.PatientPractitioner.insert({ patientId, practitionerId, role });
  },
  coverages: async ({ db, ids, clock }, patientId, n) => {
    const preferred = n % 2 === 0 && !(await db.Coverage.one({ patientId, preferred: 'y' })) ? 'y' : null;
    await db.Coverage.insert({ id: ids.next(), patientId, payer: `Payer ${n % 3}`, status: 'active', preferred, totalsKeptByPayer: false, createdAt: clock.now() });
  },
  patient_details: async ({ db, clock }, patientId, n) => {
    if (await db.PatientDetail.one({ patientId })) return;
    await db.PatientDetail.insert({ patientId, ...(n % 2 === 0 ? { occupation: `Trade ${n % 3}` } : { employer: `Firm ${n % 3}` }), updatedAt: clock.now() });
  },
  duplicate_reviews: async ({ db, ids, clock }, patientId, n) => {
    const others = await othersOf(db, patientId);
    const other = others[n % Math.max(1, others.length)]?.id;
    if (!other || (await db.DuplicateReview.count({ patientId: { in: [patientId, other] }, otherPatientId: { in: [patientId, other] } })) > 0) return;
    const decided = n % 3 === 0 ? ({ state: 'apart', decidedAt: clock.now() } as const) : ({ state: 'open', decidedAt: null } as const);
    await db.DuplicateReview.insert({ id: ids.next(), patientId, otherPatientId: other, reason: 'contact', ...decided, createdAt: clock.now() });
  },
  identifiers: ({ db, ids, clock }, patientId) => db.Identifier.insert({ id: ids.next(), patientId, system: 'urn:chart', value: ids.next(), createdAt: clock.now() }),
  // Made with the patient's name by the merge itself.
  patient_terms: async () => undefined,
  portal_user_patients: async ({ db, ids, clock }, patientId, n) => {
    const createdAt = clock.now();
    const isSelf = n % 2 === 0;
    if (isSelf && (await db.PortalUserPatient.one({ patientId, self: 'y' }))) return;
    const id = ids.next();
    await db.PortalUser.insert({ id, state: (['linked', 'invited', 'disabled'] as const)[n % 3] ?? 'linked', linkedEmail: `${id}@login.example`, createdAt });
    await db.PortalUserPatient.insert({ portalUserId: id, patientId, ...(isSelf ? { role: 'self', self: 'y' } : { role: 'carer', self: null }), createdAt });
    const others = (await othersOf(db, patientId)).map((one) => one.id);
    const [someone] = await db.PortalUserPatient.find({ where: { self: 'y', patientId: { in: others } }, limit: 1 });
    // Somebody who has a login of their own cares for this patient too.
    if (n % 3 > 0 && someone && !(await db.PortalUserPatient.one({ portalUserId: someone.portalUserId, patientId }))) {
      await db.PortalUserPatient.insert({ portalUserId: someone.portalUserId, patientId, role: 'parent', self: null, createdAt });
    }
  },
  holds: ({ db, ids, clock }, patientId) =>
    db.Hold.insert({ id: ids.next(), ...span, startsAt: clock.now(), endsAt: clock.now(), appointmentTypeId: types.visit, patientId, expiresAt: clock.now(), createdAt: clock.now() }),
  appointments: ({ db, ids, clock }, patientId) => {
    const id = ids.next();
    const time = { startsAt: clock.now(), endsAt: new Date(clock.now().getTime() + 1_800_000) };
    return db.Appointment.insert({ id, ...span, ...time, patientId, appointmentTypeId: types.visit, status: 'cancelled', mode: 'inPerson', origin: 'api', source: 'ehr', sourceId: id, moves: 0, sequence: 0, createdAt: clock.now() });
  },
  test_patients: async ({ db, clock }, patientId) => {
    if ((await db.TestPatient.count()) === 0) await db.TestPatient.insert({ patientId, createdAt: clock.now() });
  },
  calendar_feeds: async ({ db, ids, clock }, patientId) => {
    if (!(await db.CalendarFeed.one({ patientId }))) await db.CalendarFeed.insert({ patientId, id: ids.next(), createdAt: clock.now() });
  },
  invoices: async (caller, patientId, n) => {
    await createInvoice(caller, { patientId, lines: [{ description: 'Visit', quantity: 1, unitPrice: { amount: 100 + n, currency: 'CAD' } }] });
    if (n % 4 === 0) await unappliedMoney(caller, patientId, n);
  },
  card_setups: ({ db, ids, clock }, patientId, n) => {
    const at = clock.now();
    const fate = n % 2 === 0 ? ({ status: 'failed', endedAt: at, failureCode: 'card_declined' } as const) : ({ status: 'starting', checkAt: at } as const);
    return db.CardSetup.insert({ id: ids.next(), patientId, gateway: 'stripe', threeDSecure: false, ...fate, createdAt: at });
  },
  payment_methods: async (caller, patientId, n) => {
    const { db, ids, clock } = caller;
    const id = ids.next();
    await db.PaymentMethod.insert({ id, patientId, gateway: 'stripe', gatewayMethodId: `pm_${id}`, brand: 'visa', last4: `424${n % 10}`, expMonth: 12, expYear: 2037, createdAt: clock.now() });
    await audit(caller, 'card.save', { type: 'PaymentMethod', id, patientId });
  },
  // Paid over the API, after the rows of the others: see `pay`.
  payments: async () => undefined,
  clinical_resources: async (caller, patientId, n) => {
    const id = caller.ids.next();
    const rest = { status: 'active', show: true, facts: {}, fingerprint: 'x', version: 1, content: '{}', createdAt: caller.clock.now(), updatedAt: caller.clock.now() };
    await caller.db.ClinicalResource.insert({ id, source: 'ehr', type: n % 2 === 0 ? 'Condition' : 'Patient', sourceId: id, patientId, ...rest });
    await auditAll(caller, 'health.import', [{ type: 'Patient', id: patientId }]);
  },
  form_requests: async ({ db, ids, clock }, patientId, n) => {
    const questionnaireId = await someForm({ db, ids, clock }, n);
    const isOpen = n % 3 > 0 && !(await db.FormRequest.one({ patientId, questionnaireId, open: 'y' }));
    const state = isOpen ? ({ state: 'open', open: 'y', endedAt: null } as const) : ({ state: 'done', open: null, endedAt: clock.now() } as const);
    await db.FormRequest.insert({ id: ids.next(), patientId, questionnaireId, ...state, createdAt: clock.now() });
  },
  questionnaire_responses: async ({ db, ids, clock }, patientId, n) => {
    const questionnaireId = await someForm({ db, ids, clock }, n);
    const at = clock.now();
    const isDraft = n % 3 > 0 && !(await db.QuestionnaireResponse.one({ patientId, questionnaireId, draft: 'y' }));
    const status = isDraft ? ({ status: 'draft', draft: 'y', completedAt: null } as const) : ({ status: 'completed', draft: null, completedAt: at } as const);
    await db.QuestionnaireResponse.insert({ id: ids.next(), patientId, questionnaireId, ...status, items: [], language: 'en', createdAt: at, updatedAt: at });
  },
  hold_guests: async ({ db, ids, clock }, patientId) => {
    const at = clock.now();
    const holdId = ids.next();
    await db.Hold.insert({ id: holdId, ...span, startsAt: at, endsAt: at, appointmentTypeId: types.visit, expiresAt: at, createdAt: at });
    const contact = { system: 'email', value: 'guest@b.example', normalized: 'guest@b.example' } as const;
    await db.HoldGuest.insert({ holdId, ...contact, patientId, codeExpiresAt: at, verifiedAt: at, createdAt: at });
  },
  registrations: ({ db, ids, clock }, patientId) =>
    db.Registration.insert({ id: ids.next(), state: 'completed', system: 'email', value: 'a@b.example', normalized: 'a@b.example', language: 'en', patientId, expiresAt: clock.now(), createdAt: clock.now() }),
  terms_acceptances: ({ db, ids, clock }, patientId) =>
    db.TermsAcceptance.insert({ id: ids.next(), patientId, kind: 'terms', url: 'https://clinic.example/terms', language: 'en', acceptedAt: clock.now() }),
  consent_records: async ({ db, ids, clock, requestId }, patientId, n) => {
    const at = clock.now();
    const consent = (await db.Consent.one({ kind: 'scheduling' })) ?? (await db.Consent.insert({ id: ids.next(), kind: 'scheduling', createdAt: at }));
    const version = await db.ConsentVersion.insert({ id: ids.next(), consentId: consent.id, language: 'en', text: 'I agree.', textHash: 'x', createdAt: at });
    await db.ConsentRecord.insert({ id: ids.next(), at, versionId: version.id, edition: 'x', patientId, accepted: n % 2 === 0, required: false, byKind: 'patient', requestId });
  },
  transition_entries: async ({ db, ids, clock }, patientId, n) => {
    const [known] = await db.Transition.find({ where: { perMinute: n % 2 }, limit: 1 });
    const common = { kind: 'invite', state: 'done', perMinute: n % 2, total: 1, sent: 1, setAside: 0, dueAt: clock.now(), createdAt: clock.now(), finishedAt: clock.now() } as const;
    const { id: transitionId } = known ?? (await db.Transition.insert({ id: ids.next(), ...common }));
    if (await db.TransitionEntry.one({ transitionId, patientId })) return;
    await db.TransitionEntry.insert({ transitionId, patientId, outcome: 'invited', createdAt: clock.now() });
  },
};

const othersOf = async (db: Caller['db'], patientId: string) =>
  (await db.Patient.find({ where: { searchName: 'mergeable ana', mergedIntoId: null }, order: [['id', 'ASC']] })).filter(({ id }) => id !== patientId);

/** One of two forms of the clinic. */
async function someForm({ db, ids, clock }: Pick<Caller, 'db' | 'ids' | 'clock'>, n: number): Promise<string> {
  const url = `urn:test:form-${n % 2}`;
  const [known] = await db.Questionnaire.find({ where: { url }, limit: 1 });
  if (known) return known.id;
  const content = { item: [{ linkId: 'q', text: 'Q', type: 'string' }] };
  return (await db.Questionnaire.insert({ id: ids.next(), url, version: '1', title: 'Form', content, active: true, createdAt: clock.now() })).id;
}

const unappliedMoney = (caller: Caller, owner: string, n: number): Promise<void> =>
  book(caller, {
    cause: `test/${caller.ids.next()}`,
    reason: 'payment',
    currency: 'CAD',
    postings: [{ kind: 'gateway', owner: monthOf(caller.clock.now()), amountMinor: 10 + n }, { kind: 'unapplied', owner, amountMinor: -10 - n }],
  });

/** A patient of a test's own, whom nothing belongs to. */
export function insertMergeable({ db, ids, clock }: Caller, change: { birthDate?: string; city?: string } = {}): Promise<string> {
  return tx(async () => {
    const id = ids.next();
    const at = clock.now();
    await db.Patient.insert({ id, profile: true, givenName: 'Ana', familyName: 'Mergeable', searchName: 'mergeable ana', deceased: false, ...change, createdAt: at, updatedAt: at });
    return id;
  });
}

/** Pays one of the patient's open invoices, or leaves a payment open on it. */
export async function pay({ api }: Pick<Clinic, 'api'>, patientId: string, n: number): Promise<void> {
  const me = api.as({ patient: patientId });
  const { data } = (await me.get('/v1/me/invoices')).body;
  const open = data.find(({ status }: { status: string }) => status === 'open');
  if (!open) return;
  const amount = n % 3 === 0 ? { amount: { amount: 1 + (n % open.balance.amount), currency: 'CAD' } } : {};
  await me.post('/v1/me/payments', { invoices: [{ id: open.id, ...amount }], paymentMethodId: n % 2 === 0 ? 'pm_test_ok' : 'pm_test_3ds' });
}
