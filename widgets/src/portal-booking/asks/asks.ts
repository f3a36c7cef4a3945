import { msg } from '@lit/localize';
import { digitsOf } from '../../accounts/code-field.ts';
import { FormRun } from '../../accounts/form-run.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import type { BookingFlow } from '../booking-flow.ts';
import type { HoldKeeper } from '../hold-keeper.ts';
import type { CardAsk, cardPart } from './card-ask.ts';
import { FormAsk } from './form-ask.ts';

/** What a held time still needs, as the API says it. */
export type BookingSteps = Ok<'/v1/holds/{id}/steps'>;

/** Who books without an account. */
export interface GuestDraft {
  givenName: string;
  familyName: string;
  /** An email address, or a phone number. */
  contact: string;
  code: string;
  terms: boolean;
  privacy: boolean;
}

const nobody: GuestDraft = { givenName: '', familyName: '', contact: '', code: '', terms: false, privacy: false };

/** How somebody who isn't signed in goes on. */
export type Way = 'login' | 'signup' | 'guest';

/**
 * What the clinic asks between a held time and the booking: who it is for, forms, consent. The API says what is missing;
 * what the person answers stands here until it is booked.
 */
export class Asks {
  steps?: BookingSteps | undefined;
  /** The steps couldn't be asked for. */
  trouble?: unknown;
  way?: Way;
  guest = nobody;
  /** A code was sent to this contact. */
  sentTo?: string | undefined;
  agreed?: boolean | undefined;
  forms: readonly FormAsk[] = [];
  /** The card that the clinic wants, and what draws it: they come once they are needed. */
  card?: CardAsk | undefined;
  cardPart?: typeof cardPart;
  /** What a failed or refused form shows: contact and code. */
  readonly run: FormRun;

  constructor(
    readonly flow: BookingFlow,
    readonly keeper: HoldKeeper,
  ) {
    this.run = new FormRun(flow, (cause) => flow.failed(cause));
  }

  /** Where the guest's own contact was proved. */
  get isProved() {
    return !!this.steps?.contact?.verified;
  }

  /** Somebody is known, or a guest has said who they are. */
  get isSomebody() {
    return !!this.flow.viewer || (this.way === 'guest' && this.isProved);
  }

  /** The ways that stand open to somebody who isn't signed in: the clinic's first one first. */
  get ways(): readonly Way[] {
    const settings = this.flow.settings?.settings;
    const canSignUp = !!settings?.['general.publicSignup'];
    const isSignupFirst = canSignUp && settings?.['scheduling.publicBookingLogin'] === 'signup';
    return [...(isSignupFirst ? (['signup', 'login'] as const) : (['login', ...(canSignUp ? (['signup'] as const) : [])] as const)), ...(settings?.['scheduling.publicBooking'] ? (['guest'] as const) : [])];
  }

  /** The form to register comes when it is needed: where it fails, the page's own link and the phone stay. */
  fetchSignUp = () => void import('../../portal-register/portal-register.ts').catch(() => undefined);

  /** Asks what the held time needs now. */
  load = async () => {
    const { flow, keeper } = this;
    const { hold } = keeper;
    if (!hold) return;
    if (!flow.viewer && !this.way && this.ways[0] === 'signup') this.fetchSignUp();
    this.trouble = undefined;
    try {
      const steps = await flow.apiClient().get('/v1/holds/{id}/steps', { params: { id: hold.id }, headers: keeper.headers });
      if (keeper.hold?.id !== hold.id) return;
      if (steps.consent?.versionId !== this.steps?.consent?.versionId) this.agreed = undefined;
      this.steps = steps;
      await this.loadForms(hold.id);
      await this.loadCard(hold.id);
    } catch (cause) {
      if (cause instanceof Problem && cause.type === 'hold-expired') keeper.lose();
      else this.trouble = flow.failed(cause);
    }
    flow.requestUpdate();
  };

  /** Another time, or another person: what was answered for it is gone. */
  forget() {
    this.steps = this.trouble = this.agreed = this.sentTo = undefined;
    this.guest = nobody;
    this.forms = [];
    this.dropCard();
    this.run.clear();
  }

  /** Another time of the same person: what they said of themselves stays, the API is asked what holds for it. */
  renew() {
    this.steps = undefined;
    this.forms = [];
    this.dropCard();
  }

  choose = (way: Way) => {
    this.way = way;
    if (way === 'signup') this.fetchSignUp();
    this.run.clear();
    void this.flow.updateComplete.then(() => this.flow.focusOn('.who [tabindex="-1"], .who input'));
  };

  write = (change: Partial<GuestDraft>) => {
    this.guest = { ...this.guest, ...change };
    this.flow.requestUpdate();
  };

  agree = (isOn: boolean) => {
    this.agreed = isOn;
    this.flow.mended('consent');
  };

  /** Sends the code to what was typed. */
  sendCode = () => {
    const { guest, keeper, flow } = this;
    const value = guest.contact.trim();
    const system = value.includes('@') ? ('email' as const) : ('phone' as const);
    return this.run.send({
      wrong: () => wrongContact(guest),
      title: () => msg('The code could not be sent'),
      names: { value: 'contact' },
      refused: ({ type }) => () => (type === 'sms-not-configured' || type === 'mail-not-configured' ? [{ field: 'contact', text: type[0] === 's' ? msg('Enter an email address: this clinic sends no text messages') : msg('Enter a phone number: this clinic sends no email') }] : []),
      act: async () => {
        const { masked } = await flow.apiClient().post('/v1/holds/{id}/contact', { params: { id: keeper.hold?.id ?? '' }, headers: keeper.headers, body: { system, value } });
        this.sentTo = masked;
        this.write({ code: '' });
        await flow.updateComplete;
        flow.focusOn('#code');
      },
    });
  };

  /** Proves the contact by the code. */
  verify = () => {
    const { guest, keeper, flow } = this;
    const code = digitsOf(guest.code);
    return this.run.send({
      wrong: () => (code.length === 6 ? [] : [{ field: 'code', text: msg('Enter the 6 digits that we sent') }]),
      title: () => msg('The code could not be checked'),
      refused: ({ type }) => () => (type === 'code-expired' ? [{ field: 'code', text: msg('This code is used up. Ask for a new one') }] : []),
      act: async () => {
        await flow.apiClient().post('/v1/holds/{id}/contact/verify', { params: { id: keeper.hold?.id ?? '' }, headers: keeper.headers, body: { code } });
        this.sentTo = undefined;
        await this.load();
        await flow.updateComplete;
        flow.focusOn('.who [tabindex="-1"]');
      },
    });
  };

  changeContact = () => {
    if (this.steps?.contact) this.steps = { ...this.steps, contact: null };
    this.sentTo = undefined;
    this.flow.requestUpdate();
  };

  /** What of this the person must still do, first things first. */
  missing(): FieldError[] {
    const { steps, agreed, forms } = this;
    const consent = steps?.consent?.required && !agreed ? [{ field: 'consent', text: msg('Agree to the clinic’s terms of booking') }] : [];
    return [...(this.way === 'guest' && !this.flow.viewer ? this.missingOfGuest() : []), ...forms.flatMap((form) => form.missing()), ...consent, ...(steps?.card ? (this.card?.missing() ?? []) : [])];
  }

  /** Sends the forms' answers. False: one of them was refused, and says where. */
  async keepForms(): Promise<boolean> {
    for (const form of this.forms) {
      const errors = await form.complete();
      if (errors.length) {
        await this.flow.showErrors(errors);
        return false;
      }
    }
    return true;
  }

  /** What of it goes with the booking. */
  body() {
    const { steps, agreed, guest, flow, way } = this;
    const accepted = { ...(guest.terms && { terms: true as const }), ...(guest.privacy && { privacy: true as const }) };
    return {
      ...(steps?.consent && { consent: { versionId: steps.consent.versionId, accepted: !!agreed } }),
      ...(steps?.card && this.card?.card && { paymentMethodId: this.card.card.id }),
      ...(!flow.viewer && way === 'guest' && { guest: { givenName: guest.givenName.trim(), familyName: guest.familyName.trim(), ...(Object.keys(accepted).length && { accepted }) } }),
    };
  }

  private missingOfGuest(): FieldError[] {
    const { guest } = this;
    const { settings } = this.flow.settings ?? {};
    return [
      ...(guest.givenName.trim() ? [] : [{ field: 'given', text: msg('Enter your given name') }]),
      ...(guest.familyName.trim() ? [] : [{ field: 'family', text: msg('Enter your family name') }]),
      ...(settings?.['general.termsUrl'] && !guest.terms ? [{ field: 'terms', text: msg('Accept the terms of use') }] : []),
      ...(settings?.['general.privacyUrl'] && !guest.privacy ? [{ field: 'privacy', text: msg('Accept the privacy policy') }] : []),
    ];
  }

  /** A card is asked of somebody: once it is known whose it would be. */
  private async loadCard(holdId: string) {
    if (!this.steps?.card || !this.isSomebody) return this.dropCard();
    if (this.card) return;
    const { CardAsk, cardPart } = await import('./card-ask.ts');
    const card = await CardAsk.load(this, holdId);
    this.cardPart = cardPart;
    this.card ??= card;
  }

  private dropCard() {
    this.card?.drop();
    this.card = undefined;
  }

  /** The forms that booking waits for: where the clinic doesn't insist, they may be filled until the visit. */
  get wantedForms() {
    return this.steps?.missing.includes('forms') ? this.steps.forms.filter(({ done }) => !done) : [];
  }

  private async loadForms(holdId: string) {
    const wanted = this.wantedForms;
    if (!this.isSomebody && wanted.length) return void (this.forms = []);
    const known = new Map(this.forms.map((form) => [form.id, form]));
    this.forms = await Promise.all(wanted.map(async ({ id }) => known.get(id) ?? FormAsk.load(this, holdId, id)));
  }
}

function wrongContact({ contact }: GuestDraft): FieldError[] {
  const value = contact.trim();
  if (!value) return [{ field: 'contact', text: msg('Enter your email address or phone number') }];
  const isPlausible = value.includes('@') ? /^\S+@\S+\.\S+$/.test(value) : value.replace(/\D/g, '').length >= 7;
  return isPlausible ? [] : [{ field: 'contact', text: msg('Enter an email address like name@example.com, or a phone number with its area code') }];
}
