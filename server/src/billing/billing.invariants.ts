import type { Invariant } from '../db/invariant.ts';

/** What must always hold of invoices, payments and the ledger, over all organizations, on both engines. */
export const invariants: readonly Invariant[] = [
  {
    name: 'ledger entries of one cause sum to zero',
    broken:
      'select organizationId, min(id) as id from ledger_entries group by organizationId, cause having sum(amountMinor) <> 0',
  },
  {
    name: 'the balance of a ledger account is the sum of its entries',
    broken: `select a.organizationId, a.id from ledger_accounts a
      left join ledger_entries e on e.organizationId = a.organizationId and e.accountId = a.id
      group by a.organizationId, a.id, a.balanceMinor having a.balanceMinor <> coalesce(sum(e.amountMinor), 0)`,
  },
  {
    name: 'the balance of an invoice is what its entries leave its patient to pay',
    broken: `select i.organizationId, i.id from invoices i
      left join (select e.organizationId, e.invoiceId, e.amountMinor from ledger_entries e
        join ledger_accounts a on a.organizationId = e.organizationId and a.id = e.accountId and a.kind = 'receivable') r
        on r.organizationId = i.organizationId and r.invoiceId = i.id
      group by i.organizationId, i.id, i.balanceMinor having i.balanceMinor <> coalesce(sum(r.amountMinor), 0)`,
  },
  {
    name: 'an invoice is paid or void exactly when its balance is zero',
    broken: "select organizationId, id from invoices where (status = 'open') <> (balanceMinor > 0)",
  },
  {
    name: 'an invoice is the sum of its lines',
    broken: `select i.organizationId, i.id from invoices i
      left join invoice_lines l on l.organizationId = i.organizationId and l.invoiceId = i.id
      group by i.organizationId, i.id, i.netMinor, i.taxMinor, i.totalMinor
      having i.netMinor <> coalesce(sum(l.netMinor), 0) or i.taxMinor <> coalesce(sum(l.taxMinor), 0) or i.totalMinor <> coalesce(sum(l.totalMinor), 0)`,
  },
  {
    name: 'an invoice reserves what its unfinished payments will take',
    broken: `select i.organizationId, i.id from invoices i
      left join (select s.organizationId, s.invoiceId, s.amountMinor from payment_allocations s
        join payments p on p.organizationId = s.organizationId and p.id = s.paymentId and p.status in ('starting', 'open', 'processing')) o
        on o.organizationId = i.organizationId and o.invoiceId = i.id
      group by i.organizationId, i.id, i.reservedMinor having i.reservedMinor <> coalesce(sum(o.amountMinor), 0)`,
  },
  {
    name: 'a payment is the sum of its shares',
    broken: `select p.organizationId, p.id from payments p
      left join payment_allocations s on s.organizationId = p.organizationId and s.paymentId = p.id
      group by p.organizationId, p.id, p.amountMinor having p.amountMinor <> coalesce(sum(s.amountMinor), 0)`,
  },
  {
    name: 'a captured payment is booked exactly once, an unfinished or failed one never',
    broken: `select p.organizationId, p.id from payments p
      left join (select e.organizationId, e.paymentId, e.cause from ledger_entries e
        join ledger_accounts a on a.organizationId = e.organizationId and a.id = e.accountId and a.kind = 'gateway') b
        on b.organizationId = p.organizationId and b.paymentId = p.id
      group by p.organizationId, p.id, p.status having count(b.cause) <> (case when p.status = 'succeeded' then 1 else 0 end)`,
  },
  {
    name: 'every payment of which the test gateway took money is booked, unless it is still being asked about',
    broken: `select t.organizationId, t.id from test_gateway_payments t
      join payments p on p.organizationId = t.organizationId and p.id = t.paymentId
      where t.status = 'captured' and p.status = 'failed'`,
  },
  {
    name: 'a payment that went onto invoices has told so, for its receipt',
    broken: `select p.organizationId, p.id from payments p
      join ledger_entries e on e.organizationId = p.organizationId and e.cause = concat('payment/', p.id)
      join ledger_accounts a on a.organizationId = e.organizationId and a.id = e.accountId and a.kind = 'receivable'
      left join outbox o on o.organizationId = p.organizationId and o.dedupeKey = concat('event/billing.payment.succeeded/', p.id)
      where o.id is null`,
  },
  {
    name: 'a saved card is its setup’s patient’s',
    broken: `select s.organizationId, s.id from card_setups s
      join payment_methods m on m.organizationId = s.organizationId and m.id = s.paymentMethodId where m.patientId <> s.patientId`,
  },
  {
    name: 'every card that the test gateway saved is kept, unless it is still being asked about',
    broken: `select t.organizationId, t.id from test_gateway_setups t
      join card_setups s on s.organizationId = t.organizationId and s.id = t.setupId
      where (t.status = 'saved' and s.status = 'failed') or (t.status <> 'saved' and s.status = 'succeeded')`,
  },
  {
    name: 'an appointment has a card of its own patient',
    broken: `select c.organizationId, c.appointmentId as id from appointment_cards c
      join appointments a on a.organizationId = c.organizationId and a.id = c.appointmentId
      join payment_methods m on m.organizationId = c.organizationId and m.id = c.paymentMethodId where m.patientId <> a.patientId`,
  },
  {
    name: 'who saved or removed a card is in the audit log',
    broken: `select m.organizationId, m.id from payment_methods m
      left join audit_events s on s.organizationId = m.organizationId and s.subjectId = m.id and s.action = 'card.save'
      left join audit_events r on r.organizationId = m.organizationId and r.subjectId = m.id and r.action = 'card.remove'
      where s.id is null or (m.removedAt is not null and r.id is null)`,
  },
];
