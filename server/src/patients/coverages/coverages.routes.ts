import type { z } from 'zod';
import { coverages, type Coverage as CoverageShape } from '../../contract/coverages.ts';
import type { Row } from '../../db/scoped.ts';
import { handlers } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import type { Coverage } from '../patients.models.ts';
import { coveragesInForce } from './booking-coverage.ts';
import { changeCoverage, createCoverage, listCoverages, removeCoverage } from './coverages.ts';

/** Insurances of patients over HTTP. */
export const coverageRoutes = handlers(coverages, {
  listMyCoverages: async ({ caller }) => {
    if (caller.patientId === undefined) throw problem('not-found');
    const found = await coveragesInForce(caller, caller.patientId);
    return { data: found.map(({ id, payer, plan, preferred }) => ({ id, payer, plan, isDefault: preferred === 'y' })) };
  },
  listCoverages: async ({ caller, params }) => ({ data: (await listCoverages(caller, params.id)).map(outCoverage) }),
  createCoverage: async ({ caller, params, body }) => outCoverage(await createCoverage(caller, params.id, body)),
  changeCoverage: async ({ caller, params, body }) => outCoverage(await changeCoverage(caller, params.id, params.coverageId, body)),
  removeCoverage: ({ caller, params }) => removeCoverage(caller, params.id, params.coverageId),
});

const outCoverage = ({ id, payer, plan, memberId, status, startsOn, endsOn, preferred, source }: Row<Coverage>): z.input<typeof CoverageShape> => ({
  id,
  payer,
  plan,
  memberId,
  status,
  startsOn,
  endsOn,
  isDefault: preferred === 'y',
  source,
});
