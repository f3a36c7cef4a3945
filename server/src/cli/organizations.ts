import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import { systemCaller, type Caller } from '../http/caller.ts';
import { makeStaff, staffInvitationUrl } from '../identity/staff/invite-staff.ts';
import { insertUserTypes } from '../identity/user-types.ts';
import { createPublishableKey } from '../organizations/keys.ts';
import { insertOrganization } from '../organizations/organizations.ts';
import { emailIn } from './staff.ts';
import { CommandError, print, required, type Command, type Words } from './command.ts';

/** `portico organizations create`: a new organization, its user types and its publishable key. The portal is off. */
export const createOrganization: Command = {
  usage: 'organizations create --name <name> --slug <slug> [--phone <phone>] [--email <email>] [--gateway none|test|stripe] [--manager <email> [--manager-name <name>]]',
  summary:
    'Makes an organization with a publishable key. Its portal is off until a key or staff switch it on.\n' +
    'With --manager it prints and mails the link, good for three days, by which the first manager chooses username, password and second factor.',
  options: { name: { type: 'string' }, slug: { type: 'string' }, phone: { type: 'string' }, email: { type: 'string' }, gateway: { type: 'string' }, manager: { type: 'string' }, 'manager-name': { type: 'string' } },
  run: async (words, { runtime }) => {
    const [name, slug] = [required(words, 'name'), required(words, 'slug')];
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(slug)) throw new CommandError('--slug takes 1–63 of a–z, 0–9 and -, as in an address');
    const gateway = words.values['gateway'] ?? 'none';
    if (gateway !== 'none' && gateway !== 'test' && gateway !== 'stripe') throw new CommandError('--gateway is none, test or stripe');
    const made = await tx(async () => {
      const organization = await insertOrganization(runtime, { name, slug, gateway, phone: text(words.values['phone']), email: text(words.values['email']) });
      const caller = await systemCaller(runtime, organization);
      const { Manager } = await insertUserTypes(caller);
      const { key } = await createPublishableKey(caller, runtime.config.NODE_ENV === 'production' ? 'live' : 'test');
      const manager = await inviteManager(caller, Manager, words);
      return { id: organization.id, slug, publishableKey: key, ...(manager && { manager }) };
    }).catch((error: unknown) => {
      throw violatedKey(error) === 'organizations.slug' ? new CommandError(`An organization with the slug ${slug} exists already`) : error;
    });
    print(words, made, [
      `organization ${made.id}`,
      `publishable key ${made.publishableKey}`,
      ...(made.manager ? [`the manager’s link, good until ${made.manager.expiresAt}: ${made.manager.link}`] : []),
    ]);
  },
};

async function inviteManager(caller: Caller, userTypeId: string, { values }: Words) {
  if (values['manager'] === undefined) return null;
  const email = emailIn(values, 'manager');
  const invited = await makeStaff(caller, { name: text(values['manager-name']) ?? email, email, userTypeId });
  return { email, link: staffInvitationUrl(caller, invited), expiresAt: invited.expiresAt.toISOString() };
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
