import { invalid } from './failure.ts';

/** Least amount of a charge in minor units, as Stripe's currency page lists them. */
const least: ReadonlyMap<string, number> = new Map(
  Object.entries({
    usd: 50,
    aed: 200,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17500,
    inr: 50,
    jpy: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    pln: 200,
    ron: 200,
    sek: 300,
    sgd: 50,
    thb: 1000,
  }),
);
/** Taken too, with what their settlement currency makes of fifty cents; one unit is close enough here. */
const others = ['krw', 'vnd', 'clp', 'isk', 'zar', 'ils', 'php', 'cop', 'bhd', 'jod', 'kwd', 'omr', 'tnd'];
const threeDecimals = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
const greatest = 99_999_999;

/** The currency in lower case, or what Stripe says of it. */
export function checkCurrency(text: string | undefined): string {
  if (text === undefined) throw invalid('Missing required param: currency.', 'parameter_missing', 'currency');
  const currency = text.toLowerCase();
  if (least.has(currency) || others.includes(currency)) return currency;
  const all = [...least.keys(), ...others].join(', ');
  throw invalid(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${all}`,
    undefined,
    'currency',
  );
}

/** The amount in minor units, or what Stripe says of it. */
export function checkAmount(text: string | undefined, currency: string): number {
  if (text === undefined) throw invalid('Missing required param: amount.', 'parameter_missing', 'amount');
  if (!/^-?\d+$/.test(text)) throw invalid(`Invalid integer: ${text}`, 'parameter_invalid_integer', 'amount');
  const amount = Number(text);
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'parameter_invalid_integer', 'amount');
  if (amount > greatest)
    throw invalid(`Amount must be no more than ${greatest} ${currency}`, 'amount_too_large', 'amount');
  const floor = least.get(currency) ?? 1;
  if (amount < floor)
    throw invalid(`Amount must be at least ${floor} ${currency} in minor units`, 'amount_too_small', 'amount');
  if (threeDecimals.has(currency) && amount % 10 !== 0) {
    throw invalid(`Invalid amount: the last digit must be 0 for ${currency}`, 'parameter_invalid_integer', 'amount');
  }
  return amount;
}
