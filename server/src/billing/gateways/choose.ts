import type { Caller } from '../../http/caller.ts';
import type { Payment } from '../payments/payments.models.ts';
import type { Gateway } from './gateway.ts';
import { StripeGateway, stripeLibrary } from './stripe.ts';
import { StripeVault } from './stripe-vault.ts';
import { TestGateway } from './test-gateway.ts';
import { TestVault } from './test-vault.ts';
import type { Vault } from './vault.ts';

/** The gateway that new payments of the caller's organization go through; null where it has none that works here. */
export function gatewayFor(caller: Caller): Gateway | null {
  const { gateway, stripeAccount } = caller.organization;
  return gateway === 'none' ? null : gatewayCalled(caller, gateway, stripeAccount);
}

/** The gateway that a payment was begun at, whatever the organization chose since. */
export const gatewayOf = (
  caller: Caller,
  { gateway, gatewayAccount }: Pick<Payment, 'gateway' | 'gatewayAccount'>,
): Gateway | null => gatewayCalled(caller, gateway, gatewayAccount);

function gatewayCalled(caller: Caller, name: 'test' | 'stripe', account: string | null): Gateway | null {
  if (name === 'test') return new TestGateway(caller);
  const library = stripeLibrary(caller.runtime.config);
  return library && new StripeGateway(library, account);
}

/** Where new cards of the caller's organization are kept; null where it has no gateway that works here. */
export function vaultFor(caller: Caller): Vault | null {
  const { gateway, stripeAccount } = caller.organization;
  return gateway === 'none' ? null : vaultCalled(caller, gateway, stripeAccount);
}

/** Where a card is kept, or its saving was begun, whatever the organization chose since. */
export const vaultOf = (caller: Caller, { gateway, gatewayAccount }: Pick<Payment, 'gateway' | 'gatewayAccount'>): Vault | null =>
  vaultCalled(caller, gateway, gatewayAccount);

function vaultCalled(caller: Caller, name: 'test' | 'stripe', account: string | null): Vault | null {
  if (name === 'test') return new TestVault(caller);
  const library = stripeLibrary(caller.runtime.config);
  return library && new StripeVault(library, account);
}
