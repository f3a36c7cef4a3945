import { systemCaller } from '../http/caller.ts';
import { makeStaff, staffInvitationUrl } from '../identity/staff/invite-staff.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { CommandError, print, required, type Command, type Words } from './command.ts';

/** `portico staff invite`: a further employee, also where nobody is left who could sign in and invite one. */
export const inviteEmployee: Command = {
  usage: 'staff invite --organization <slug> --email <email> [--name <name>] [--user-type <name>]',
  summary:
    'Makes an employee’s login, prints and mails the link, good for three days, by which they choose username and password.\n' +
    'The user type is Manager unless named. Also the way back in where the only manager has lost password or authenticator app.',
  options: { organization: { type: 'string' }, email: { type: 'string' }, name: { type: 'string' }, 'user-type': { type: 'string' } },
  run: async (words, { runtime }) => {
    const [slug, email] = [required(words, 'organization'), emailIn(words.values, 'email')];
    const organization = await organizationBySlug(slug);
    if (!organization) throw new CommandError(`There is no organization ${slug}`);
    const caller = await systemCaller(runtime, organization);
    const { name, 'user-type': typeName = 'Manager' } = words.values;
    const type = await caller.db.UserType.one({ name: String(typeName) });
    if (!type) throw new CommandError(`There is no user type ${String(typeName)}`);
    const made = await makeStaff(caller, { name: typeof name === 'string' ? name : email, email, userTypeId: type.id });
    const link = staffInvitationUrl(caller, made);
    const expiresAt = made.expiresAt.toISOString();
    print(words, { id: made.id, email, link, expiresAt }, [`good until ${expiresAt}: ${link}`]);
  },
};

/** An option that is an email address. @throws CommandError */
export function emailIn(values: Words['values'], name: string): string {
  const value = values[name];
  if (typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return value;
  throw new CommandError(`--${name} takes an email address`);
}
