import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { TaxRate } from './invoices.models.ts';

/** The taxes that invoice lines may carry, by name. */
export const listTaxRates = (caller: Caller) => caller.db.TaxRate.find({ order: [['name', 'ASC']] });

/**
 * Adds a tax. What was invoiced keeps the rate it had.
 * @throws already-exists — another one has the name
 */
export function createTaxRate(caller: Caller, { name, percent }: { name: string; percent: number }) {
  return tx(async () => {
    const rate = {
      id: caller.ids.next(),
      name,
      millionths: Math.round(percent * 10_000),
      createdAt: caller.clock.now(),
    };
    await caller.db.TaxRate.insert(rate).catch((error: unknown) => {
      throw violatedKey(error) === 'tax_rates.name' ? problem('already-exists', { field: 'name' }) : error;
    });
    await audit(caller, 'tax-rate.create', { type: 'TaxRate', id: rate.id });
    return rate;
  });
}

/** A tax as the API shows it. */
export const outTaxRate = ({ id, name, millionths }: Pick<TaxRate, 'id' | 'name' | 'millionths'>) => ({
  id,
  name,
  percent: millionths / 10_000,
});
