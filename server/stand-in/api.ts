import { Failure, invalid } from './failure.ts';
import type { Form } from './form.ts';
import { textIn } from './form.ts';
import { presentIntent, presentIntentToBrowser } from './intent.ts';
import type { Scene } from './intents.ts';
import { cancelIntent, confirmIntent, createIntent, findIntent } from './intents.ts';
import { cancelSetup, confirmSetup, createCustomer, createSetup, deleteCustomer, detachMethod, findSetup, presentSetup } from './setups.ts';
import { checkParameters } from './parameters.ts';
import type { World } from './world.ts';

/** One call as the server parsed it. */
export interface Call {
  method: string;
  path: string;
  /** The body's, or the query's for GET. */
  form: Form;
  byServer: boolean;
}

/** Answers what Stripe's API would; throws `Failure` for what it refuses. */
export function answer(world: World, scene: Scene, { method, path, form, byServer }: Call): unknown {
  const [, noun, id, verb] = /^\/v1\/([a-z_]+)(?:\/([^/]+))?(?:\/([a-z_]+))?$/.exec(path) ?? [];
  const route = `${method} ${noun ?? ''}${id ? '/id' : ''}${verb ? `/${verb}` : ''}`;
  if (!byServer) return inBrowser(scene, route, id ?? '', form);
  switch (route) {
    case 'POST payment_intents':
      return presentIntent(createIntent(scene, form));
    case 'GET payment_intents':
      return list(
        '/v1/payment_intents',
        form,
        [...scene.intents.values()].filter(({ account }) => account === scene.account).map(presentIntent),
      );
    case 'GET payment_intents/id':
      return presentIntent(findIntent(scene, id ?? ''));
    case 'POST payment_intents/id/confirm':
      return presentIntent(confirmIntent(scene, id ?? '', form, true));
    case 'POST payment_intents/id/cancel':
      return presentIntent(cancelIntent(scene, id ?? '', form));
    case 'POST customers':
      return createCustomer(scene, form);
    case 'DELETE customers/id':
      return deleteCustomer(scene, id ?? '');
    case 'POST payment_methods/id/detach':
      return detachMethod(scene, id ?? '');
    case 'POST setup_intents':
      return presentSetup(createSetup(scene, form));
    case 'GET setup_intents/id':
      return presentSetup(findSetup(scene, id ?? ''), { expand: true });
    case 'POST setup_intents/id/confirm':
      return presentSetup(confirmSetup(scene, id ?? '', form, true), { expand: true });
    case 'POST setup_intents/id/cancel':
      return presentSetup(cancelSetup(scene, id ?? ''));
    case 'GET events':
      return list(
        '/v1/events',
        form,
        world.events.filter((event) => (event.account ?? null) === scene.account),
      );
    default:
      throw new Failure(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      });
  }
}

function inBrowser(scene: Scene, route: string, id: string, form: Form): unknown {
  if (route === 'GET setup_intents/id' || route === 'POST setup_intents/id/confirm') {
    const setup = findSetup(scene, id);
    checkSecret(form, setup.clientSecret);
    return presentSetup(route.startsWith('GET') ? setup : confirmSetup(scene, id, form, false), { forBrowser: true });
  }
  if (route !== 'GET payment_intents/id' && route !== 'POST payment_intents/id/confirm') {
    const message =
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.';
    throw new Failure(403, { type: 'invalid_request_error', code: 'secret_key_required', message });
  }
  const intent = findIntent(scene, id);
  checkSecret(form, intent.clientSecret);
  return presentIntentToBrowser(route.startsWith('GET') ? intent : confirmIntent(scene, id, form, false));
}

function checkSecret(form: Form, right: string): void {
  const secret = textIn(form, 'client_secret');
  if (secret === undefined)
    throw invalid('Missing required param: client_secret.', 'parameter_missing', 'client_secret');
  if (secret !== right) {
    const message =
      'The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable key used belongs to the same account that created the PaymentIntent.';
    throw invalid(message, 'payment_intent_invalid_parameter', 'client_secret');
  }
}

function list(url: string, form: Form, oldestFirst: readonly { id: string; created: number }[]) {
  if (url === '/v1/payment_intents') checkParameters('list', form);
  const limit = Number(textIn(form, 'limit') ?? '10');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalid(`Invalid integer: ${limit}`, 'parameter_invalid_integer', 'limit');
  const from = Number(textIn(form, 'created', 'gte') ?? '0');
  const until = Number(textIn(form, 'created', 'lte') ?? Number.MAX_SAFE_INTEGER);
  const newestFirst = oldestFirst.toReversed().filter(({ created }) => created >= from && created <= until);
  const after = textIn(form, 'starting_after');
  const start = after === undefined ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
  const data = newestFirst.slice(start, start + limit);
  return { object: 'list', data, has_more: newestFirst.length > start + limit, url };
}
