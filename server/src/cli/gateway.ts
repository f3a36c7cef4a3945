import { systemCaller } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';
import { chooseGateway } from '../organizations/choose-gateway.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { CommandError, print, required, type Command } from './command.ts';

/** `portico organizations gateway`: chooses what takes an organization's money. */
export const setGateway: Command = {
  usage: 'organizations gateway --organization <slug> --gateway none|test|stripe [--stripe-account acct_…]',
  summary:
    'Chooses what takes the payments of an organization. With stripe: its connected account, or the platform’s own when none is named.',
  options: { organization: { type: 'string' }, gateway: { type: 'string' }, 'stripe-account': { type: 'string' } },
  run: async (words, { runtime }) => {
    const { config } = runtime;
    const [slug, gateway] = [required(words, 'organization'), required(words, 'gateway')];
    const account = words.values['stripe-account'] ?? null;
    if (gateway !== 'none' && gateway !== 'test' && gateway !== 'stripe')
      throw new CommandError('--gateway is none, test or stripe');
    if (account !== null && (typeof account !== 'string' || !/^acct_\w{1,59}$/.test(account))) {
      throw new CommandError('--stripe-account is the id of a connected account: acct_…');
    }
    if (account !== null && gateway !== 'stripe') throw new CommandError('--stripe-account goes with --gateway stripe');
    if (gateway === 'stripe' && !(config.STRIPE_SECRET_KEY && config.STRIPE_PUBLISHABLE_KEY))
      throw new CommandError('STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY aren’t both set: Stripe can’t be used');
    const organization = await organizationBySlug(slug);
    if (!organization) throw new CommandError(`There is no organization ${slug}`);
    await chooseGateway(await systemCaller(runtime, organization), gateway, account).catch((error: unknown) => {
      const isTaken = error instanceof Problem && error.problem === 'already-exists';
      throw isTaken ? new CommandError('Another organization has that account') : error;
    });
    print(words, { organization: slug, gateway, stripeAccount: account }, [
      `${slug}: ${gateway}${account ? ` ${account}` : ''}`,
    ]);
  },
};
