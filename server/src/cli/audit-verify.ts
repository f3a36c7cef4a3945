import { sealingKey } from '../audit/chain.ts';
import { hasSeal, verifyAudit, type AuditReport } from '../audit/verify-audit.ts';
import { allOrganizations, organizationBySlug } from '../organizations/organizations.ts';
import { CommandError, print, type Command } from './command.ts';

/** `portico audit verify`: names the first row of each organization's audit log that isn't as it was written. */
export const verifyAuditLog: Command = {
  usage: 'audit verify [--organization <slug>] [--head <number>:<hash>]',
  summary:
    'Checks that no row of the audit log was changed, taken out or slipped in, and prints the head of each chain. Keep the heads elsewhere: --head, with --organization, shows whether the end was cut off since.',
  options: { organization: { type: 'string' }, head: { type: 'string' } },
  run: async (words, { runtime }) => {
    const { organization: slug, head } = words.values;
    if (head !== undefined && slug === undefined) throw new CommandError('--head needs --organization');
    const chosen = typeof slug === 'string' ? await organizationBySlug(slug) : null;
    if (slug !== undefined && !chosen) throw new CommandError(`There is no organization ${String(slug)}`);
    const key = sealingKey(runtime.config.PORTICO_SECRET);
    const reports: AuditReport[] = [];
    for (const { id } of chosen ? [chosen] : await allOrganizations())
      reports.push(await verifyAudit(id, key, runtime.clock));
    print(words, reports, reports.map(lineOf));
    const [first] = reports;
    if (typeof head === 'string' && first && !(await holdsHead(first.organizationId, head))) {
      throw new CommandError(`The chain has no seal ${head}: its end was cut off or made anew`);
    }
    if (reports.some(({ fault }) => fault)) throw new CommandError('The audit log is not as it was written');
  },
};

function lineOf({ organizationId, rows, head, fault }: AuditReport): string {
  if (!fault) return `${organizationId}: ${rows} rows in order, head ${head.number}:${head.hash}`;
  const where = [fault.eventId && `row ${fault.eventId}`, fault.seal && `seal ${fault.seal}`]
    .filter(Boolean)
    .join(', ');
  return `${organizationId}: ${fault.kind}, ${where}; ${rows} rows before it in order`;
}

async function holdsHead(organizationId: string, head: string): Promise<boolean> {
  const [number, hash] = head.split(':');
  return hasSeal(organizationId, Number(number), hash ?? '');
}
