import { msg } from '@lit/localize';

/** The answers to the question about gender, as the API names them. */
export type Gender = 'female' | 'male' | 'other' | 'unknown';

/** What a person may answer. */
export const genders = (): { value: Gender; text: string }[] => [
  { value: 'female', text: msg('Woman') },
  { value: 'male', text: msg('Man') },
  { value: 'other', text: msg('Another gender') },
  { value: 'unknown', text: msg('I’d rather not say') },
];
