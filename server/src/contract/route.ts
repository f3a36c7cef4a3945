import { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { ProblemName } from './problems.ts';

/** Who may call a route: `public` is anyone with the organization's publishable key. */
export type CallerKind = 'public' | 'patient' | 'staff';

/** Parts of the portal that a setting `sections.<name>` hides; their routes then answer `section-disabled`. */
export type Section = 'appointments' | 'myHealth' | 'invoices' | 'forms';

/** One route of the API: from it come validation, the OpenAPI document, the guards and the authorization tests. */
export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Ok extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI's form: `/v1/appointments/{id}/cancel`. */
  path: string;
  summary: string;
  description?: string;
  /** A kind that isn't named gets `not-allowed`; a publishable key alone makes a caller `public`. */
  callers: readonly CallerKind[];
  /** The right that staff need, and the scope that a secret key needs. */
  permission?: Permission;
  /** Rights needed beside it. */
  andPermissions?: readonly Permission[];
  /** Patients and the public get `section-disabled` while this section is off. */
  section?: Section;
  /** Answers even while `general.enabled` is off. */
  whileDisabled?: true;
  /** Works in a preview although it changes something: what it makes is gone by itself. */
  inPreview?: true;
  /** Begins a session: pages of either audience may call it, and the service holds page and switch against who it is for. */
  signsIn?: true;
  /** People must have signed in within the last five minutes; a key's scope stands for it. */
  freshAuthentication?: true;
  /**
   * Takes `Idempotency-Key`: POSTs that create or charge. `itself`: the service commits key and intent before it calls
   * out, and answers repeats from the intent's present state.
   */
  idempotent?: true | 'itself';
  /** Members of the answer that are never stored with an idempotency key; the handler's `revive` gives them again. */
  secretMembers?: readonly string[];
  params: Params;
  query: Query;
  body: Body;
  /** The body may be left out altogether. */
  bodyOptional: boolean;
  /** What the answer holds; `z.undefined()` for 204. */
  ok: Ok;
  status: number;
  /** Further answers with other bodies, e.g. 202 of a sign-in that wants a second factor. */
  also: Readonly<Record<number, z.ZodType>>;
  /** Problems beside those that every route may answer. */
  problems: readonly ProblemName[];
  /** Request headers that the route reads beyond those that every route takes. */
  headers: readonly string[];
  /** The body isn't of the answer's type: bytes, which the slice reads itself. */
  bodyType?: 'application/octet-stream';
  /** Media type of body and answer; anything but JSON is read by the slice itself. */
  mediaType: 'application/json' | 'application/fhir+json' | 'text/csv' | 'text/calendar';
}

type Optional = 'params' | 'query' | 'body' | 'bodyOptional' | 'also' | 'problems' | 'headers' | 'status' | 'mediaType';

/** What a route takes that names no fields. */
export const nothing = z.strictObject({});

/** Declares a route; what is left out takes nothing. A body whose fields are all optional may be absent. */
export function route<
  Ok extends z.ZodType,
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  contract: Omit<RouteContract<Params, Query, Body, Ok>, Optional> & Partial<Pick<RouteContract<Params, Query, Body, Ok>, Optional>>,
): RouteContract<Params, Query, Body, Ok> {
  const { params = nothing, query = nothing, body = nothing } = contract;
  return {
    also: {},
    problems: [],
    headers: [],
    status: contract.ok instanceof z.ZodUndefined ? 204 : 200,
    mediaType: 'application/json',
    bodyOptional: body.safeParse({}).success,
    ...contract,
    // A caller who leaves a part out has asked for the empty one: the defaults above stand in for its type parameter.
    ...({ params, query, body } as { params: Params; query: Query; body: Body }),
  };
}

/** The routes of a feature, by the name of their handler. */
export type Feature = Readonly<Record<string, RouteContract>>;
