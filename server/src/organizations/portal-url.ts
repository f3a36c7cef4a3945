import type { Caller } from '../http/caller.ts';

/** The Portal Login URL that links in messages open: the clinic's own page where it set one, else the hosted page. */
export const portalUrlOf = ({ settings, runtime, organization }: Pick<Caller, 'settings' | 'runtime' | 'organization'>): string =>
  (settings.get('general.portalUrl') ?? `${runtime.publicUrl}/p/${organization.slug}`).replace(/#.*$/s, '');
