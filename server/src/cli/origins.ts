import { systemCaller } from '../http/caller.ts';
import { forbidOrigins } from '../organizations/forbid-origins.ts';
import { allowOrigin } from '../organizations/keys.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { isOriginAllowable } from '../organizations/origins.ts';
import type { Runtime } from '../runtime.ts';
import { CommandError, print, required, type Command, type Words } from './command.ts';

const options = { organization: { type: 'string' } } as const;

/** `portico origins allow`: pages at these addresses may use the organization's tags. */
export const allowOrigins: Command = {
  usage: 'origins allow --organization <slug> <origin…>',
  summary: 'Lets the pages of these origins call the API for the organization: https://www.clinic.example, exactly.',
  options,
  run: async (words, { runtime }) => {
    const caller = await callerOf(words, runtime);
    const origins = originsIn(words, runtime);
    for (const origin of origins) await allowOrigin(caller, origin, 'patients');
    print(
      words,
      { allowed: origins },
      origins.map((origin) => `allowed ${origin}`),
    );
  },
};

/** `portico origins forbid`: takes the right away again. */
export const forbidOrigin: Command = {
  usage: 'origins forbid --organization <slug> <origin…>',
  summary: 'Takes the right to call the API away from the pages of these origins.',
  options,
  run: async (words, { runtime }) => {
    const caller = await callerOf(words, runtime);
    const origins = originsIn(words, runtime);
    const forbidden = await forbidOrigins(caller, 'patients', (origin) => origins.includes(origin));
    const strange = origins.filter((origin) => !forbidden.includes(origin));
    if (strange.length > 0) throw new CommandError(`Not allowed before: ${strange.join(', ')}`);
    print(
      words,
      { forbidden },
      forbidden.map((origin) => `forbidden ${origin}`),
    );
  },
};

async function callerOf(words: Words, runtime: Runtime) {
  const slug = required(words, 'organization');
  const organization = await organizationBySlug(slug);
  if (!organization) throw new CommandError(`There is no organization ${slug}`);
  return systemCaller(runtime, organization);
}

/** Exact origins: scheme, host and port. Plain http only on this machine, and outside production. */
function originsIn({ positionals }: Words, { config }: Runtime): readonly string[] {
  if (positionals.length === 0) throw new CommandError('Name at least one origin, such as https://www.clinic.example');
  for (const given of positionals) {
    const isSafe = given.startsWith('https://') || config.NODE_ENV !== 'production';
    if (!isOriginAllowable(given) || !isSafe)
      throw new CommandError(
        `${given} isn't an origin: scheme, host and port only, https, such as https://www.clinic.example`,
      );
  }
  return positionals;
}
