import { msg } from '@lit/localize';
import type { Ok } from '../../portal/client.ts';
import { allLocations, allPractitioners, allTypes, type AdminLocation, type AdminPractitioner } from '../clinic/places.ts';
import type { Desk, Place } from '../desk.ts';
import type { Permission } from '../staff-portal.ts';

/** The organization as its pages and mails name it. */
export type OwnOrganization = Ok<'/v1/admin/organization'>;

/** One thing that a new portal needs. */
export interface Step {
  readonly name: string;
  readonly title: string;
  /** Why it is needed. */
  readonly why: string;
  /** Nothing: this person may not see it. */
  readonly isDone: boolean | undefined;
  /** The portal works without it. */
  readonly isOptional?: boolean;
  /** Where it is done; nothing: here. */
  readonly place?: Place;
  readonly verb?: string;
  readonly permission: Permission;
}

/** What the API says of how far the set-up is. */
export interface SetUp {
  readonly organization: OwnOrganization;
  /** The settings' version, for the change that switches the portal on. */
  readonly version: number;
  readonly isOn: boolean;
  readonly steps: readonly Step[];
}

/** So many pairs of a practitioner and a location are asked for their hours: one with hours is enough. */
const mostPairs = 20;

/** Asks for all that the list shows; what this person may not see isn’t asked for. */
export async function loadSetUp({ client, can }: Desk, signal: AbortSignal): Promise<SetUp> {
  const schedule = can('schedule');
  const [organization, settings, locations, practitioners, types, origins] = await Promise.all([
    client.get('/v1/admin/organization', { signal }),
    client.get('/v1/admin/settings', { signal }),
    schedule ? allLocations(client, signal) : [],
    schedule ? allPractitioners(client, signal) : [],
    schedule ? allTypes(client, signal) : [],
    can('keys') ? client.get('/v1/admin/origins', { signal }) : undefined,
  ]);
  const openPlaces = locations.filter(({ active, bookInPortal }) => active && bookInPortal);
  const atWork = practitioners.filter(({ active, bookInPortal, locationIds }) => active && bookInPortal && locationIds.some((id) => openPlaces.some((one) => one.id === id)));
  const set = (prefix: string) => settings.set.some((key) => key.startsWith(prefix));
  const seen = (isDone: boolean) => (schedule ? isDone : undefined);
  return {
    organization, version: settings.version, isOn: settings.values['general.enabled'],
    steps: [
      { name: 'organization', title: msg('Name and phone'), why: msg('Patients see them on every page, and in every mail.'), isDone: !!organization.phone, permission: 'settings' },
      { ...words().location, isDone: seen(openPlaces.length > 0) },
      { ...words().practitioner, isDone: seen(atWork.length > 0) },
      { ...words().hours, isDone: seen(await hasHours({ client }, atWork, openPlaces, signal)) },
      {
        ...words().type,
        isDone: seen(types.some(({ active, bookableOnline, onlineDuration, bookableBy, offers }) => active && bookableOnline && onlineDuration && bookableBy !== 'call' && offers.length)),
      },
      { ...words().look, isDone: set('style.') },
      { ...words().texts, isDone: set('messages.') },
      { ...words().website, isDone: origins?.data.some(({ audience }) => audience === 'patients') },
    ],
  };
}

async function hasHours({ client }: Pick<Desk, 'client'>, people: readonly AdminPractitioner[], places: readonly AdminLocation[], signal: AbortSignal) {
  const pairs = people.flatMap(({ id: practitionerId, locationIds }) => places.filter(({ id }) => locationIds.includes(id)).map(({ id: locationId }) => ({ practitionerId, locationId })));
  for (const params of pairs.slice(0, mostPairs)) {
    const { rules, portalOnly } = await client.get('/v1/admin/schedules/{practitionerId}/locations/{locationId}', { params, signal });
    if (rules.some(({ portal }) => portal || !portalOnly)) return true;
  }
  return false;
}

const words = () => ({
  location: {
    name: 'location', title: msg('A location that patients can book'), why: msg('Its address, its time zone, and the tick that it is offered in the portal.'),
    place: { screen: 'locations' }, verb: msg('Locations'), permission: 'schedule',
  } as const,
  practitioner: {
    name: 'practitioner', title: msg('Somebody who treats patients there'), why: msg('Tick where they work and that patients can book them.'),
    place: { screen: 'practitioners' }, verb: msg('Practitioners'), permission: 'schedule',
  } as const,
  hours: {
    name: 'hours', title: msg('Their hours'), why: msg('Free times come from them.'),
    place: { screen: 'hours' }, verb: msg('Hours'), permission: 'schedule',
  } as const,
  type: {
    name: 'type', title: msg('An appointment type that is booked online'), why: msg('How long it lasts, what it costs, and who offers it where.'),
    place: { screen: 'types' }, verb: msg('Appointment types'), permission: 'schedule',
  } as const,
  look: {
    name: 'look', title: msg('Your look'), why: msg('Your logo and colours. Without them the portal wears ours.'), isOptional: true,
    place: { screen: 'settings', item: 'style' }, verb: msg('Look'), permission: 'settings',
  } as const,
  texts: {
    name: 'texts', title: msg('Your own words'), why: msg('A welcome, what to bring, thanks. Without them the portal says what is needed.'), isOptional: true,
    place: { screen: 'page-messages' }, verb: msg('Messages on pages'), permission: 'settings',
  } as const,
  website: {
    name: 'website', title: msg('Your website'), why: msg('Allow it, then paste the tags. Without it patients use the page that we host for you.'), isOptional: true,
    place: { screen: 'embed' }, verb: msg('Tags for your website'), permission: 'keys',
  } as const,
});
