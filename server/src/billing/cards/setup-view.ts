import type { z } from 'zod';
import type { CardSetup as SetupShape } from '../../contract/cards.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { vaultOf } from '../gateways/choose.ts';
import type { GatewaySetup } from '../gateways/vault.ts';
import { attempt } from '../gateways/attempt.ts';
import type { CardSetup } from './cards.models.ts';
import { outCard, type SavedCard } from './saved-cards.ts';
import { savedCardOf } from './saved-cards.ts';

/** The saving of a card with what the person needs to go on with it, while there is something to do. */
export interface SetupView {
  readonly setup: Row<CardSetup>;
  readonly card: SavedCard | null;
  readonly clientSecret: string | null;
  readonly awaits: 'card' | 'authentication' | null;
}

/** As it stands now; `told` spares asking the gateway again. */
export async function setupView(caller: Caller, id: string, told?: GatewaySetup): Promise<SetupView> {
  const setup = await caller.db.CardSetup.one({ id });
  if (!setup) throw new Error('The setup is gone');
  const card = setup.paymentMethodId === null ? null : await savedCardOf(caller, setup.paymentMethodId);
  if (setup.status !== 'open') return { setup, card, clientSecret: null, awaits: null };
  const known = told ?? (await asked(caller, setup));
  const awaits = known?.status === 'action' ? 'authentication' : known?.status === 'open' && setup.chosenMethodId === null ? 'card' : null;
  return { setup, card, clientSecret: awaits && (known?.clientSecret ?? null), awaits };
}

/** As the API shows it. */
export function outSetup({ setup, card, clientSecret, awaits }: SetupView): z.input<typeof SetupShape> {
  const { id, status, gateway, gatewayAccount, failureCode, threeDSecure } = setup;
  const isFinal = status === 'succeeded' || status === 'failed';
  return {
    id,
    status: isFinal ? status : clientSecret === null ? 'processing' : 'requires_action',
    gateway,
    threeDSecure,
    ...(clientSecret !== null && { clientSecret }),
    ...(clientSecret !== null && gatewayAccount !== null && { gatewayAccount }),
    ...(awaits !== null && { awaits }),
    ...(failureCode !== null && { failureCode }),
    ...(card && { paymentMethod: outCard(card) }),
  };
}

async function asked(caller: Caller, setup: Row<CardSetup>): Promise<GatewaySetup | null> {
  const { gatewaySetupId } = setup;
  const vault = vaultOf(caller, setup);
  if (!vault || gatewaySetupId === null) return null;
  const told = await attempt(() => vault.find(gatewaySetupId));
  return typeof told === 'string' ? null : told;
}
