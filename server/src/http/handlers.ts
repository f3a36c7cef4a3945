import type { Request } from 'express';
import type { z } from 'zod';
import type { RouteContract } from '../contract/route.ts';
import type { Caller } from './caller.ts';

/** What a handler gets: the caller, and the request's parts as the contract parsed them. */
export interface Asked<Contract extends RouteContract> {
  caller: Caller;
  params: z.output<Contract['params']>;
  query: z.output<Contract['query']>;
  body: z.output<Contract['body']>;
  /** For headers and streams that no contract describes. */
  request: Request;
  /** Of routes that answer repeats `itself`: stands for caller, route and key; null where the request had no key. */
  idempotency: RepeatKey | null;
}

/** What stands for a request and its repeats. */
export interface RepeatKey {
  /** Where its row is: three columns of the primary key. */
  row: { caller: string; route: string; key: string };
  requestHash: string;
}

/** An answer with another status or headers than the contract's own. */
export class Reply<Value> {
  constructor(
    readonly value: Value,
    readonly status: number | null,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** Answers with a status or headers of its own, e.g. `Location` of what was made. */
export const reply = <Value>(value: Value, { status, headers = {} }: { status?: number; headers?: Record<string, string> } = {}) =>
  new Reply(value, status ?? null, headers);

type Answer<Contract extends RouteContract> = z.input<Contract['ok']> | Reply<unknown> | (undefined extends z.input<Contract['ok']> ? void : never);
/** Answers a route: with what its contract promises, or with a `Reply` of another status. */
export type Handler<Contract extends RouteContract> = (asked: Asked<Contract>) => Promise<Answer<Contract>> | Answer<Contract>;

/** A contract with its handler, ready to be mounted. */
export interface Mounted {
  name: string;
  contract: RouteContract;
  handle: (asked: Asked<RouteContract>) => Promise<unknown>;
  /** Gives the secret members of a remembered answer again. */
  revive?: Revive;
}

/** Gives a remembered answer the members that mustn’t be stored, such as a secret. */
export type Revive = (caller: Caller, remembered: Readonly<Record<string, unknown>>) => unknown;

/** Pairs each route of a feature with its handler; a missing or wrong one doesn't compile. */
export function handlers<Routes extends Record<string, RouteContract>>(
  feature: Routes,
  implementations: { [Name in keyof Routes]: Handler<Routes[Name]> },
  revives: { [Name in keyof Routes]?: Revive } = {},
): Mounted[] {
  return Object.entries(feature).map(([name, contract]) => ({
    name,
    contract,
    revive: revives[name],
    // The contract parsed what the handler is given, so its parts have the types that the handler names.
    handle: async (asked) => (implementations[name] as unknown as (asked: Asked<RouteContract>) => unknown)(asked),
  }));
}
