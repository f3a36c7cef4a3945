import { msg } from '@lit/localize';
import type { Section } from './bootstrap.ts';

/** What a section is called, and why one signs in for it. */
export function sectionWords(section: Section): { title: string; signIn: string } {
  switch (section) {
    case 'appointments':
      return { title: msg('Appointments'), signIn: msg('Sign in to see your visits') };
    case 'forms':
      return { title: msg('Forms'), signIn: msg('Sign in to see your forms') };
    case 'invoices':
      return { title: msg('Invoices'), signIn: msg('Sign in to see your invoices') };
    case 'myHealth':
      return { title: msg('Your health'), signIn: msg('Sign in to see your health record') };
  }
}
