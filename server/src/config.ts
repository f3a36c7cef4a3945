import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`,
  });
const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
/** Proxies whose forwarded headers count, as Express takes them: how many there are, or which they are. */
const proxies = z
  .string()
  .refine((value) => /^\d{1,2}$/.test(value) || value.split(',').every(isProxy), {
    error: 'must be how many proxies there are, or their addresses: 1, or 10.0.0.0/8,loopback',
  })
  .transform((value) => (/^\d+$/.test(value) ? Number(value) : value));
const blankIsAbsent = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port(4000),
  DEMO_PORT: port(4100),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|mysql:\/\/.+)$/, 'must be sqlite:<file> or mysql://user:pass@host:port/db')
    .default('sqlite:.portico/portico.db'),
  PORTICO_SECRET: z.string().min(32, 'must be at least 32 bytes').optional(),
  PUBLIC_URL: url(['http:', 'https:'])
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().optional(),
  PLUGINS: z.string().optional(),
  SMS_URL: url(['http:', 'https:']).optional(),
  SMS_WEBHOOK_SECRET: z.string().min(24, 'must be at least 24 characters').optional(),
  STORAGE_URL: z.string().regex(/^file:.+/, 'must be file:<folder>').optional(),
  STRIPE_SECRET_KEY: z.string().startsWith('sk_').optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().startsWith('pk_').optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  STRIPE_API_BASE: url(['http:', 'https:']).optional(),
  PORTICO_WORKER: z.enum(['inside', 'apart']).default('inside'),
  THROTTLES: z.enum(['on', 'off']).default('on'),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUST_PROXY: proxies.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The process's settings, checked at start. Nothing else of the server reads the environment. */
export interface Config extends Omit<z.infer<typeof Environment>, 'PORTICO_SECRET' | 'STORAGE_URL'> {
  PORTICO_SECRET: string;
  /** Beside the embedded database where nothing else is said. */
  STORAGE_URL: string;
}

function isProxy(part: string): boolean {
  const [address = '', bits] = part.trim().split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part.trim())) return true;
  return isIP(address) > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128)));
}

/** A wrong environment: the message names the variable and the remedy, one line. */
export class ConfigError extends Error {}

/**
 * Reads the environment.
 * @param developmentSecret makes the secret where none is set, outside production
 * @throws ConfigError — one line that names what is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv, developmentSecret: () => string): Config {
  const parsed = Environment.safeParse(blankIsAbsent(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  }
  const config = parsed.data;
  if (config.NODE_ENV === 'production') refuseInProduction(config);
  if (config.STRIPE_SECRET_KEY && !config.STRIPE_WEBHOOK_SECRET) {
    throw new ConfigError('STRIPE_WEBHOOK_SECRET: required with STRIPE_SECRET_KEY, or anybody could report a payment');
  }
  return { ...config, PORTICO_SECRET: config.PORTICO_SECRET ?? developmentSecret(), STORAGE_URL: config.STORAGE_URL ?? besideDatabase(config.DATABASE_URL) };
}

const besideDatabase = (databaseUrl: string) =>
  `file:${databaseUrl.startsWith('sqlite:') ? join(dirname(databaseUrl.slice('sqlite:'.length)), 'files') : '.portico/files'}`;

function refuseInProduction(config: z.infer<typeof Environment>): void {
  if (!config.PORTICO_SECRET) throw new ConfigError('PORTICO_SECRET: required in production, 32 bytes or more');
  if (new Set(config.PORTICO_SECRET).size < 10) throw new ConfigError('PORTICO_SECRET: too regular; make one with `openssl rand -base64 48`');
  if (!config.PUBLIC_URL) throw new ConfigError('PUBLIC_URL: required in production, the address that browsers reach the API under');
  if (!config.PUBLIC_URL.startsWith('https:')) throw new ConfigError('PUBLIC_URL: must be https in production');
  if (config.THROTTLES === 'off') throw new ConfigError('THROTTLES: off is refused in production');
}
