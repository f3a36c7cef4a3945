/** What a column of a patients' file holds. */
export type Column =
  | 'id' | 'givenName' | 'familyName' | 'preferredName' | 'birthDate' | 'gender' | 'preferredLanguage'
  | 'email' | 'emailVerified' | 'cellPhone' | 'homePhone' | 'workPhone' | 'phoneVerified'
  | 'address' | 'city' | 'province' | 'postalCode' | 'country';

/** Names that other programs give to columns, as compared: lower case, letters and digits only. */
const spellings: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'patientid', 'patientnumber', 'chartnumber', 'number', 'mrn'],
  givenName: ['givenname', 'firstname', 'first', 'forename', 'prenom'],
  familyName: ['familyname', 'lastname', 'last', 'surname', 'nom', 'nomdefamille'],
  preferredName: ['preferredname', 'nickname', 'knownas', 'prenomusuel'],
  birthDate: ['birthdate', 'dateofbirth', 'dob', 'birthday', 'datedenaissance'],
  gender: ['gender', 'sex', 'sexe', 'genre'],
  preferredLanguage: ['preferredlanguage', 'language', 'langue'],
  email: ['email', 'emailaddress', 'mail', 'courriel'],
  emailVerified: ['emailverified', 'courrielverifie'],
  cellPhone: ['cellphone', 'cell', 'mobile', 'mobilephone', 'phone', 'telephone', 'cellulaire'],
  homePhone: ['homephone', 'home', 'telephonedomicile'],
  workPhone: ['workphone', 'work', 'telephonetravail'],
  phoneVerified: ['phoneverified', 'cellverified', 'telephoneverifie'],
  address: ['address', 'street', 'address1', 'adresse'],
  city: ['city', 'town', 'ville'],
  province: ['province', 'state', 'region'],
  postalCode: ['postalcode', 'zip', 'zipcode', 'postcode', 'codepostal'],
  country: ['country', 'pays'],
};

const folded = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const columnOf = (name: string): Column | null =>
  (Object.keys(spellings) as Column[]).find((column) => spellings[column].includes(folded(name))) ?? null;

/** The columns of a file, by the order of its first line. Names that aren't known are told, not guessed. */
export interface Header {
  readonly columns: readonly (Column | null)[];
  readonly unknown: readonly string[];
  readonly missing: readonly Column[];
  readonly twice: readonly Column[];
}

/** Reads the first line. */
export function readHeader(names: readonly string[]): Header {
  const columns = names.map(columnOf);
  const known = columns.filter((column) => column !== null);
  return {
    columns,
    unknown: names.filter((name, i) => columns[i] === null && name.trim() !== ''),
    missing: (['givenName', 'familyName'] as const).filter((column) => !known.includes(column)),
    twice: known.filter((column, i) => known.indexOf(column) !== i),
  };
}
