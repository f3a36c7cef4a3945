import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import { systemCaller } from '../http/caller.ts';
import { insertUserTypes } from '../identity/user-types.ts';
import { createPublishableKey } from '../organizations/keys.ts';
import { insertOrganization } from '../organizations/organizations.ts';
import { CommandError, print, required, type Command } from './command.ts';

/** `portico organizations create`: a new organization, its user types and its publishable key. The portal is off. */
export const createOrganization: Command = {
  usage: 'organizations create --name <name> --slug <slug> [--phone <phone>] [--email <email>] [--gateway none|test|stripe]',
  summary: 'Makes an organization with a publishable key. Its portal is off until a key or staff switch it on.',
  options: { name: { type: 'string' }, slug: { type: 'string' }, phone: { type: 'string' }, email: { type: 'string' }, gateway: { type: 'string' } },
  run: async (words, { runtime }) => {
    const [name, slug] = [required(words, 'name'), required(words, 'slug')];
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(slug)) throw new CommandError('--slug takes 1–63 of a–z, 0–9 and -, as in an address');
    const gateway = words.values['gateway'] ?? 'none';
    if (gateway !== 'none' && gateway !== 'test' && gateway !== 'stripe') throw new CommandError('--gateway is none, test or stripe');
    const made = await tx(async () => {
      const organization = await insertOrganization(runtime, { name, slug, gateway, phone: text(words.values['phone']), email: text(words.values['email']) });
      const caller = await systemCaller(runtime, organization);
      await insertUserTypes(caller);
      const { key } = await createPublishableKey(caller, runtime.config.NODE_ENV === 'production' ? 'live' : 'test');
      return { id: organization.id, slug, publishableKey: key };
    }).catch((error: unknown) => {
      throw violatedKey(error) === 'organizations.slug' ? new CommandError(`An organization with the slug ${slug} exists already`) : error;
    });
    print(words, made, [`organization ${made.id}`, `publishable key ${made.publishableKey}`]);
  },
};

const text = (value: unknown) => (typeof value === 'string' ? value : null);
