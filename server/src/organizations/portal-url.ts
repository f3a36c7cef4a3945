import type { Caller } from '../http/caller.ts';
import { isOriginAllowed } from './origins.ts';

type Place = Pick<Caller, 'settings' | 'runtime' | 'organization'>;

/**
 * The Portal Login URL that links in messages open: the clinic's own page where it set one, else the hosted page. Links carry tokens,
 * so a page whose origin the organization doesn't allow (any more) gets none of them.
 */
export async function portalUrlOf(place: Place): Promise<string> {
  const own = place.settings.get('general.portalUrl')?.replace(/#.*$/s, '');
  return own && (await mayOpenLinks(place, own)) ? own : `${place.runtime.publicUrl}/p/${place.organization.slug}`;
}

/** Whether links may lead to this page: one of ours, or of an origin that the organization allows for patients. */
export async function mayOpenLinks({ runtime, organization }: Pick<Caller, 'runtime' | 'organization'>, url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { origin } = new URL(url);
  return origin === new URL(runtime.publicUrl).origin || isOriginAllowed(organization, origin, 'patients');
}
