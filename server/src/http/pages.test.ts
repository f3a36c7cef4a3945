import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features } from '../contract/features.ts';
import type { Feature } from '../contract/route.ts';
import { clinic } from '../testing/clinic.ts';
import { practitioners } from '../testing/fixture-scheduling.ts';

const all: Feature[] = Object.values(features);
const lists = all
  .flatMap((feature) => Object.values(feature))
  .filter(({ method, query }) => method === 'get' && query.safeParse({ cursor: 'x' }).error?.issues.every(({ code }) => code !== 'unrecognized_keys') !== false);

const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
const foreign = [['x', 'y'], [1e300, 'x'], [9e15, 'x'], [-9e15, 'x'], [1.5, 'x'], [1, 2], ['x'], [1e300, 1, 1], [null], {}].map(cursor);

test('I6 no list breaks on a cursor that somebody made up', async (t) => {
  const { api, patient, staff } = await clinic(t);
  for (const { path, callers } of lists) {
    const client = api.as(callers.includes('staff') ? staff : patient);
    for (const one of [...foreign, 'zz', '%00']) {
      const { status } = await client.get(`${path.replaceAll(/\{\w+\}/g, practitioners.ada)}?cursor=${one}`);
      assert.ok(status < 500, `${path} answered ${status} to ${Buffer.from(one, 'base64url').toString()}`);
    }
  }
});
