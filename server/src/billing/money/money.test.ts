import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { split } from './split.ts';
import { taxOn, totals } from './totals.ts';

const amount = fc.integer({ min: 0, max: 99_999_999 });
const line = fc.record({
  quantityHundredths: fc.integer({ min: 1, max: 99_999 }),
  unitPriceMinor: fc.integer({ min: 0, max: 1_000_000 }),
  taxMillionths: fc.constantFrom(0, 50_000, 99_750, 130_000, 149_750, 200_000),
});
const sum = (all: readonly number[]) => all.reduce((so, one) => so + one, 0);

test('D1 an amount split by any weights adds up to the unit, and no part is off by a unit', () => {
  fc.assert(
    fc.property(
      amount,
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 }),
      (total, weights) => {
        const parts = split(total, weights);
        assert.equal(sum(parts), total);
        const whole = sum(weights);
        if (whole === 0) return;
        parts.forEach((part, at) => assert.ok(Math.abs(part - (total * (weights[at] ?? 0)) / whole) < 1));
      },
    ),
  );
});

test('D1 an invoice is the sum of its lines to the unit, however tax is rounded', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('line' as const, 'invoice' as const),
      (lines, rounding) => {
        const all = totals(lines, rounding);
        assert.equal(all.totalMinor, all.netMinor + all.taxMinor);
        assert.equal(all.netMinor, sum(all.lines.map(({ netMinor }) => netMinor)));
        assert.equal(all.taxMinor, sum(all.lines.map(({ taxMinor }) => taxMinor)));
        for (const one of all.lines) assert.equal(one.totalMinor, one.netMinor + one.taxMinor);
      },
    ),
  );
});

test('D1 tax rounded over the invoice is the tax on the sum of each rate', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      const all = totals(lines, 'invoice');
      for (const rate of new Set(lines.map(({ taxMillionths }) => taxMillionths))) {
        const of = all.lines.filter((_, at) => lines[at]?.taxMillionths === rate);
        assert.equal(sum(of.map(({ taxMinor }) => taxMinor)), taxOn(sum(of.map(({ netMinor }) => netMinor)), rate));
      }
    }),
  );
});

test('D1 tax is rounded half up, on the line or over the invoice', () => {
  const lines = [1, 2, 3].map(() => ({ quantityHundredths: 100, unitPriceMinor: 1010, taxMillionths: 50_000 }));
  assert.deepEqual(
    totals(lines, 'line').lines.map(({ taxMinor }) => taxMinor),
    [51, 51, 51],
  );
  assert.deepEqual(
    totals(lines, 'invoice').lines.map(({ taxMinor }) => taxMinor),
    [51, 51, 50],
  );
  assert.equal(
    totals([{ quantityHundredths: 150, unitPriceMinor: 8333, taxMillionths: 0 }], 'line').totalMinor,
    12_500,
  );
});
