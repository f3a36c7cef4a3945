import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running stand-in for Stripe, and the levers that the real one has no address for. */
export interface StandIn {
  /** For `STRIPE_API_BASE`. */
  url: string;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  /** Pulls a lever: see `server/stand-in/control.ts` for the list. */
  control<T = unknown>(path: string, body?: Record<string, unknown>): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the stand-in as its own process on a free port; it ends with the test that asked for it. */
export async function startStandIn(accounts: readonly string[] = []): Promise<StandIn> {
  const secretKey = 'sk_test_stand_in';
  const publishableKey = 'pk_test_stand_in';
  const webhookSecret = 'whsec_stand_in';
  const entry = fileURLToPath(new URL('../../stand-in/stripe.ts', import.meta.url));
  const settings = ['--secret-key', secretKey, '--publishable-key', publishableKey, '--webhook-secret', webhookSecret];
  const named = accounts.flatMap((account) => ['--account', account]);
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...settings, ...named], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  const url = String(line).replace(/^ready /, '');
  return {
    url,
    secretKey,
    publishableKey,
    webhookSecret,
    control: async <T>(path: string, body?: Record<string, unknown>) => {
      const answer = await fetch(
        `${url}/_stand-in/${path}`,
        body ? { method: 'POST', body: JSON.stringify(body) } : {},
      );
      // A test names the shape that it asks the stand-in for.
      return (await answer.json()) as T;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
