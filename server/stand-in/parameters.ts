import { Failure, invalid } from './failure.ts';
import type { Form } from './form.ts';
import { textsIn } from './form.ts';

type Call = 'create' | 'confirm' | 'confirmInBrowser' | 'cancel' | 'list' | 'createCustomer' | 'createSetup' | 'confirmSetup';

/** What the stand-in understands of each call. */
const understood: Record<Call, readonly string[]> = {
  create: [
    'amount',
    'currency',
    'automatic_payment_methods',
    'confirm',
    'customer',
    'description',
    'metadata',
    'off_session',
    'payment_method',
    'payment_method_options',
    'payment_method_types',
    'receipt_email',
    'return_url',
    'statement_descriptor_suffix',
    'use_stripe_sdk',
  ],
  confirm: ['payment_method', 'payment_method_options', 'return_url', 'off_session', 'use_stripe_sdk', 'receipt_email'],
  confirmInBrowser: ['client_secret', 'payment_method', 'return_url', 'use_stripe_sdk', 'key'],
  cancel: ['cancellation_reason'],
  createCustomer: ['metadata'],
  createSetup: ['customer', 'usage', 'allowed_payment_method_types', 'automatic_payment_methods', 'payment_method_options', 'metadata'],
  confirmSetup: ['payment_method', 'return_url', 'use_stripe_sdk', 'expand'],
  list: ['limit', 'starting_after', 'ending_before', 'created'],
};

/** What Stripe takes and the stand-in doesn't: it says so rather than pretend. */
const notMade = new Set([
  'amount_details',
  'amount_to_confirm',
  'application_fee_amount',
  'capture_method',
  'confirmation_method',
  'confirmation_token',
  'customer_account',
  'error_on_requires_action',
  'excluded_payment_method_types',
  'expand',
  'hooks',
  'mandate',
  'mandate_data',
  'on_behalf_of',
  'payment_details',
  'payment_method_configuration',
  'payment_method_data',
  'radar_options',
  'setup_future_usage',
  'shipping',
  'statement_descriptor',
  'transfer_data',
  'transfer_group',
]);

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'];

/** Refuses parameters that Stripe would refuse; answers 501 for those that only the real one takes. */
export function checkParameters(call: Call, form: Form): void {
  for (const name of Object.keys(form)) {
    if (understood[call].includes(name)) continue;
    if (notMade.has(name))
      throw new Failure(501, {
        type: 'api_error',
        message: `The stand-in does not know \`${name}\` yet.`,
        param: name,
      });
    throw invalid(`Received unknown parameter: ${name}`, 'parameter_unknown', name);
  }
  checkMetadata(textsIn(form, 'metadata'));
  const reason = form['cancellation_reason'];
  if (typeof reason === 'string' && reason !== '' && !reasons.includes(reason)) {
    throw invalid(
      `Invalid cancellation_reason: must be one of ${reasons.join(', ')}`,
      undefined,
      'cancellation_reason',
    );
  }
}

function checkMetadata(metadata: Record<string, string>): void {
  const names = Object.keys(metadata);
  if (names.length > 50) throw invalid('Metadata can have up to 50 keys.', undefined, 'metadata');
  const long = names.find((name) => name.length > 40 || (metadata[name] ?? '').length > 500);
  if (long !== undefined) {
    throw invalid(
      'Metadata keys can be up to 40 characters and values up to 500 characters.',
      undefined,
      `metadata[${long.slice(0, 40)}]`,
    );
  }
}
