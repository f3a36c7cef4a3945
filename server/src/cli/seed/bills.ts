import { createInvoice } from '../../billing/invoices/create-invoice.ts';
import { createPayment } from '../../billing/payments/create-payment.ts';
import type { Caller } from '../../http/caller.ts';
import { at, dayMs, daysAgo } from './clock.ts';
import type { SeededPatient } from './people.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import type { Seeding } from './seeding.ts';
import type { KeptVisit } from './visits.ts';

const daysToPay = 14;

/** Makes out an invoice for each visit that took place, and for what was sold; older ones are paid, a few in part. */
export async function seedBills(
  { caller, places, random }: Seeding,
  visits: readonly KeptVisit[],
  patients: readonly SeededPatient[],
): Promise<number> {
  const isFor = new Map(patients.map((patient) => [patient.id, patient]));
  const all = [
    ...visits.map((visit) => billOf(visit, places)),
    ...patients.flatMap((patient) => salesOf(caller, patient, places)),
  ];
  const bills = all.filter(({ patientId }) => isFor.get(patientId)?.definition);
  for (const bill of bills.toSorted((a, b) => a.when.getTime() - b.when.getTime())) await issue(caller, bill, random);
  return bills.length;
}

interface Bill {
  readonly patientId: string;
  readonly when: Date;
  readonly description: string;
  readonly priceMinor: number;
  readonly taxRateId?: string;
  /** In minor units; absent: all where the invoice is old enough. */
  readonly paidMinor?: number;
  /** The definitions say when the visit was: what is paid of it isn't left to chance either. */
  readonly isTold?: boolean;
}

const billOf = ({ patient, offer, start }: KeptVisit, places: Places): Bill => ({
  patientId: patient.id,
  when: new Date(start.getTime() + 2 * 3_600_000),
  description: offer.type.name,
  priceMinor: offer.type.price,
  taxRateId: offer.type.tax && places.tax(offer.type.tax).id,
  isTold: patient.definition?.visitDays !== undefined,
});

const salesOf = (caller: Caller, { id, definition }: SeededPatient, places: Places): Bill[] =>
  (definition?.sales ?? []).map(({ description, price, tax, soldDaysAgo, paid }) => ({
    patientId: id,
    when: daysAgo(caller, soldDaysAgo),
    description,
    priceMinor: price,
    taxRateId: tax && places.tax(tax).id,
    paidMinor: paid,
  }));

async function issue(caller: Caller, bill: Bill, random: Random): Promise<void> {
  const { patientId, when, description, priceMinor, taxRateId } = bill;
  const currency = caller.settings.get('billing.currency');
  const dueOn = new Date(when.getTime() + daysToPay * dayMs).toISOString().slice(0, 10);
  const line = {
    description,
    quantity: 1,
    unitPrice: { amount: priceMinor, currency },
    ...(taxRateId && { taxRateId }),
  };
  const { invoice } = await createInvoice(at(caller, when), { patientId, dueOn, lines: [line] });
  const age = (caller.clock.now().getTime() - when.getTime()) / dayMs;
  const isPaid = bill.paidMinor === undefined && age > 12 && (age > 30 || bill.isTold || !random.onceIn(4));
  const wish =
    bill.paidMinor === undefined
      ? { id: invoice.id }
      : { id: invoice.id, amount: { amount: bill.paidMinor, currency } };
  if (!isPaid && bill.paidMinor === undefined) return;
  const paidAt = new Date(Math.min(when.getTime() + (1 + random.below(5)) * dayMs, caller.clock.now().getTime()));
  const payer: Caller = { ...at(caller, paidAt), kind: 'patient', patientId };
  const { payment } = await createPayment(payer, { invoices: [wish], paymentMethodId: 'pm_test_ok' }, null);
  if (payment.status !== 'succeeded') throw new Error(`A payment of the demo is ${payment.status}`);
}
