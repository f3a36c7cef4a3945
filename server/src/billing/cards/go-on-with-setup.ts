import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { vaultOf } from '../gateways/choose.ts';
import { TestVault } from '../gateways/test-vault.ts';
import { attempt } from '../gateways/attempt.ts';
import type { CardSetup } from './cards.models.ts';
import { concludeSetup } from './create-setup.ts';
import { isEnded } from './settle-setup.ts';
import { setupView, type SetupView } from './setup-view.ts';

/** What the person does in the test gateway's form. */
export interface Confirmation {
  readonly clientSecret: string;
  readonly paymentMethodId?: string | undefined;
  readonly authentication?: 'passed' | 'failed' | undefined;
}

/** One of a patient's attempts to save a card. */
export interface OwnSetup {
  readonly patientId: string;
  readonly id: string;
}

/** Asks the gateway whether the card is saved, and writes what it says. @throws not-found — also when it is somebody else's */
export async function refreshSetup(caller: Caller, own: OwnSetup): Promise<SetupView> {
  const setup = await ownSetup(caller, own);
  const { gatewaySetupId } = setup;
  const vault = vaultOf(caller, setup);
  if (isEnded(setup) || gatewaySetupId === null || !vault) return setupView(caller, own.id);
  const told = await attempt(() => vault.find(gatewaySetupId));
  return typeof told === 'string' ? setupView(caller, own.id) : concludeSetup(caller, vault, own.id, told);
}

/**
 * The test gateway's form: gives a card, or passes or fails 3-D Secure. One that has ended answers how it ended.
 * @throws not-found; card-not-confirmable — another gateway's, a wrong secret, or no card given
 */
export async function confirmSetup(caller: Caller, own: OwnSetup, { clientSecret, paymentMethodId, authentication = 'passed' }: Confirmation): Promise<SetupView> {
  const { gateway, gatewaySetupId } = await ownSetup(caller, own);
  if (gateway !== 'test' || gatewaySetupId === null) throw problem('card-not-confirmable');
  const vault = new TestVault(caller);
  const before = await vault.find(gatewaySetupId);
  const needsCard = before.status === 'open';
  if (before.clientSecret !== clientSecret || (needsCard && paymentMethodId === undefined)) throw problem('card-not-confirmable');
  const told = await attempt(async () => {
    if (before.status === 'action') return vault.authenticate(before.id, authentication === 'passed');
    return needsCard && paymentMethodId !== undefined ? vault.confirm(before.id, paymentMethodId) : before;
  });
  if (typeof told === 'string') throw problem('card-not-confirmable');
  return concludeSetup(caller, vault, own.id, told);
}

async function ownSetup(caller: Caller, { patientId, id }: OwnSetup): Promise<Row<CardSetup>> {
  const setup = await caller.db.CardSetup.one({ id });
  if (!setup || setup.patientId !== patientId) throw problem('not-found');
  return setup;
}
