import type { Money } from '../../portal/bootstrap.ts';
import type { Locale } from '../../portal/locale.ts';

/** Minor units of what somebody typed: "187.50", "187,50", "$1 187.50"; nothing when it is no amount. */
export function typedAmount(text: string, { currency }: Money): number | undefined {
  const digits = decimalsOf(currency);
  const bare = text.replace(/[\s'’_\p{Sc}]|^[A-Z]{2,3}|[A-Z]{2,3}$/giu, '').replace('−', '-');
  const isGroupedByComma = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(bare);
  // One dot before three digits may be meant either way: money isn't guessed.
  const isGroupedByDot = /^-?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})$/.test(bare);
  const plain = (isGroupedByComma ? bare.replace(/,/g, '') : isGroupedByDot ? bare.replace(/\./g, '') : bare).replace(',', '.');
  if (!/^-?\d+(\.\d*)?$/.test(plain)) return undefined;
  const [, decimals = ''] = plain.split('.');
  return decimals.length > digits ? undefined : Math.round(Number(plain) * 10 ** digits);
}

/** An amount as one types it here: "112.50", "112,50". */
export function amountText({ amount, currency }: Money, locale: Locale): string {
  const digits = decimalsOf(currency);
  return locale.number(amount / 10 ** digits, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
}

const decimalsOf = (currency: string) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
