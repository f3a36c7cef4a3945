import type { Caller } from '../../http/caller.ts';

/** Whether patients see, and pay, what they owe: D8. Paid invoices are theirs to see either way. */
export const showsOutstanding = ({ settings }: Caller): boolean => settings.get('homeWidgets.outstandingInvoices');
