import { msg } from '@lit/localize';
import { genders } from '../accounts/genders.ts';
import type { FieldOptions } from '../parts/field.ts';
import { languageChoices, languageName } from '../portal-language/language-items.ts';
import type { Locale } from '../portal/locale.ts';
import type { FieldName, Profile } from './profile.ts';

/** A few fields that are read and changed together. */
export interface Group {
  name: string;
  title: string;
  fields: readonly FieldName[];
}

/** The groups of a profile, with the fields that the clinic shows; a group without any is left out. The name stands in the first, always. */
export function groupsOf({ fields }: Profile): Group[] {
  const all: Group[] = [
    {
      name: 'about', title: msg('About you'),
      fields: ['preferredName', 'pronouns', 'birthDate', 'gender', 'occupation', 'employer', 'preferredLanguage', 'communicationPreference'],
    },
    { name: 'address', title: msg('Address'), fields: ['address', 'city', 'province', 'postalCode', 'country'] },
    { name: 'emergency', title: msg('In an emergency'), fields: ['emergencyContactName', 'emergencyContactPhone', 'emergencyContactRelationship'] },
    { name: 'care', title: msg('Your care'), fields: ['generalPractitioner', 'referralType', 'healthCardNumber'] },
  ];
  return all.map((group) => ({ ...group, fields: group.fields.filter((name) => fields[name]) })).filter(({ name, fields: shown }) => shown.length || name === 'about');
}

/** How a text field is typed. */
type Typed = Pick<FieldOptions, 'type' | 'autocomplete' | 'width' | 'hint'>;

/** What a field is called, and how it is typed. */
export function wordsOf(name: FieldName): Typed & { label: string } {
  switch (name) {
    case 'preferredName':
      return { label: msg('Preferred name'), hint: msg('What we call you'), autocomplete: 'nickname' };
    case 'pronouns':
      return { label: msg('Pronouns') };
    case 'birthDate':
      return { label: msg('Date of birth') };
    case 'gender':
      return { label: msg('Gender') };
    case 'email':
      return { label: msg('Email'), type: 'email' };
    case 'cellPhone':
      return { label: msg('Mobile phone'), type: 'tel' };
    case 'homePhone':
      return { label: msg('Home phone'), type: 'tel' };
    case 'workPhone':
      return { label: msg('Work phone'), type: 'tel' };
    case 'address':
      return { label: msg('Street and number'), autocomplete: 'street-address' };
    case 'city':
      return { label: msg('City'), autocomplete: 'address-level2' };
    case 'province':
      return { label: msg('Province or state'), autocomplete: 'address-level1' };
    case 'postalCode':
      return { label: msg('Postal code'), autocomplete: 'postal-code', width: 9 };
    case 'country':
      return { label: msg('Country') };
    case 'emergencyContactName':
      return { label: msg('Who to call') };
    case 'emergencyContactPhone':
      return { label: msg('Their phone'), type: 'tel', width: 20 };
    case 'emergencyContactRelationship':
      return { label: msg('Who they are to you'), hint: msg('For example, partner or neighbour') };
    case 'generalPractitioner':
      return { label: msg('Family doctor') };
    case 'referralType':
      return { label: msg('How you heard of us') };
    case 'occupation':
      return { label: msg('Occupation'), autocomplete: 'organization-title' };
    case 'employer':
      return { label: msg('Employer'), autocomplete: 'organization' };
    case 'healthCardNumber':
      return { label: msg('Health card number'), width: 20 };
    case 'preferredLanguage':
      return { label: msg('Language of our messages') };
    case 'communicationPreference':
      return { label: msg('How you like to be reached') };
  }
}

/** The answers that a field offers, or nothing where it is typed. */
export function choicesOf(name: FieldName): readonly { value: string; text: string; lang?: string }[] | undefined {
  if (name === 'gender') return genders();
  if (name === 'communicationPreference') return [{ value: 'email', text: msg('By email') }, { value: 'phone', text: msg('By text message') }];
  if (name === 'preferredLanguage') return languageChoices;
  return undefined;
}

const countryCodes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ ' +
  'OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** All countries in the reader's language, by name. */
export function countries({ tag }: Locale): { value: string; title: string }[] {
  const names = new Intl.DisplayNames(tag, { type: 'region' });
  const all = countryCodes.split(' ').map((value) => ({ value, title: names.of(value) ?? value }));
  return all.sort((one, other) => one.title.localeCompare(other.title, tag));
}

/** A field's value as it is read. */
export function textOf(name: FieldName, value: string, locale: Locale): string {
  if (!value) return '';
  if (name === 'birthDate') return locale.date(value);
  if (name === 'preferredLanguage') return languageName(value);
  if (name === 'country' && /^[A-Z]{2}$/.test(value)) return new Intl.DisplayNames(locale.tag, { type: 'region' }).of(value) ?? value;
  return choicesOf(name)?.find((one) => one.value === value)?.text ?? value;
}
