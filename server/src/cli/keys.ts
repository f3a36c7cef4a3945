import { permissions } from '../contract/permissions.ts';
import { systemCaller } from '../http/caller.ts';
import { createSecretKey } from '../organizations/keys.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { CommandError, print, required, type Command } from './command.ts';

/** `portico keys create`: a secret key, told this once. */
export const createKey: Command = {
  usage: 'keys create --organization <slug> --scope <scope> [--scope …] [--name <name>] [--source <name>]',
  summary: `Makes a secret key and prints it this once. Scopes: ${permissions.join(' ')}.`,
  options: { organization: { type: 'string' }, scope: { type: 'string', multiple: true }, name: { type: 'string' }, source: { type: 'string' } },
  run: async (words, { runtime }) => {
    const slug = required(words, 'organization');
    const organization = await organizationBySlug(slug);
    if (!organization) throw new CommandError(`There is no organization ${slug}`);
    const wanted = [words.values['scope'] ?? []].flat();
    const scopes = permissions.filter((permission) => wanted.includes(permission));
    const unknown = wanted.filter((scope) => !scopes.some((known) => known === scope));
    if (unknown.length > 0) throw new CommandError(`Unknown scope: ${unknown.join(', ')}. There are: ${permissions.join(' ')}`);
    if (scopes.length === 0) throw new CommandError('--scope is missing');
    const { name, source } = words.values;
    const environment = runtime.config.NODE_ENV === 'production' ? 'live' : 'test';
    const options = { name: typeof name === 'string' ? name : 'Secret key', scopes, source: typeof source === 'string' ? source : slug };
    const made = await createSecretKey(await systemCaller(runtime, organization), environment, options);
    print(words, { id: made.id, key: made.key, scopes }, [made.key]);
  },
};
