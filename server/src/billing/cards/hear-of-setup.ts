import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { vaultOf } from '../gateways/choose.ts';
import { attempt } from '../gateways/attempt.ts';
import type { CardSetup } from './cards.models.ts';
import { concludeSetup } from './create-setup.ts';
import { isEnded } from './settle-setup.ts';

/** The saving of a card that Stripe's news is about; null for one that isn't ours. */
export async function setupNamed({ db }: Caller, told: { readonly id: string } | null): Promise<Row<CardSetup> | null> {
  return told && db.CardSetup.one({ gateway: 'stripe', gatewaySetupId: told.id });
}

/** Asks the gateway how far it has come, and writes it. @throws unavailable — it couldn't be asked; it will send its news again */
export async function askAboutSetup(caller: Caller, setup: Row<CardSetup>): Promise<void> {
  const { gatewaySetupId } = setup;
  const vault = vaultOf(caller, setup);
  if (!vault || gatewaySetupId === null || isEnded(setup)) return;
  const told = await attempt(() => vault.find(gatewaySetupId));
  if (typeof told === 'string') throw problem('unavailable', { retryAfterSeconds: 30 });
  await concludeSetup(caller, vault, setup.id, told);
}
