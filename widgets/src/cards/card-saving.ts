import type { Bootstrap } from '../portal/bootstrap.ts';
import type { Ok } from '../portal/client.ts';
import { Problem } from '../portal/problem.ts';
import type { StripeForm } from '../portal-invoices/paying/stripe-form.ts';
import { savingFailed, savingTrouble, type Words } from './card-words.ts';
import { untilDecided } from './until-decided.ts';

/** A card that is saved, as the API says it. */
export type SavedCard = Ok<'/v1/me/payment-methods'>['data'][number];
/** An attempt to save one. */
export type CardSetup = Ok<'/v1/me/payment-methods/setups', 'post'>;

/** Where saving a card has come to. `challenge`: the bank asks; `waiting`: the gateway hasn't decided. */
export type SavingState = 'idle' | 'opening' | 'form' | 'busy' | 'challenge' | 'waiting';

/** The three calls that saving takes: one's own, or those of a held time. */
export interface SavingCalls {
  begin(paymentMethodId?: string): Promise<CardSetup>;
  confirm(id: string, body: { clientSecret: string; authentication: 'passed' | 'failed' }): Promise<CardSetup>;
  refresh(id: string): Promise<CardSetup>;
}

/** What saving needs of its tag. */
export interface SavingHost {
  readonly calls: SavingCalls;
  readonly gateway: Bootstrap['gateway'];
  readonly language: string;
  /** Nobody may see it any more, or somebody else is here. */
  readonly isOver: boolean;
  requestUpdate(): void;
  /** A new place in the page's own document for the gateway's form. */
  formPlace(): HTMLElement;
  saved(card: SavedCard): unknown;
  /** It wasn't saved: said aloud. */
  notSaved(words: () => Words): void;
  pause(ms: number): Promise<void>;
}

const mostPolls = 15;

/** Saves a card: what is shown while that goes on, and each call that it takes. */
export class CardSaving {
  state: SavingState = 'idle';
  /** One of the test gateway's cards. */
  method = 'pm_test_ok';
  /** Why the last attempt saved nothing. */
  words?: (() => Words) | undefined;
  private setup?: CardSetup;
  private form?: StripeForm | undefined;
  private isDropped = false;

  constructor(private readonly host: SavingHost) {}

  get isTest() {
    return this.host.gateway.name === 'test';
  }

  /** The gateway's form can be used, or there is none to wait for. */
  get isReady() {
    return this.isTest || !!this.form;
  }

  choose = (method: string) => {
    this.method = method;
    this.words = undefined;
    this.host.requestUpdate();
  };

  /** Opens the gateway's own form for a card. */
  prepare = () =>
    this.attempt('opening', async () => {
      const { calls, gateway, language } = this.host;
      this.removeForm();
      const setup = await calls.begin();
      const { clientSecret, gatewayAccount: account = gateway.account ?? undefined } = setup;
      this.setup = setup;
      if (this.isOver || !clientSecret || !gateway.publishableKey) return this.follow(setup);
      const { openStripeForm } = await import('../portal-invoices/paying/stripe-form.ts');
      const form = await openStripeForm(() => (this.isOver ? undefined : this.host.formPlace()), { publishableKey: gateway.publishableKey, account, clientSecret, language, saves: true });
      if (this.isOver) form?.remove();
      else this.form = form;
      this.turn('form');
    });

  /** The act itself: a second press changes nothing. */
  save = () =>
    this.attempt('busy', async () => {
      const { form, setup, host } = this;
      if (this.isTest) return this.follow(await host.calls.begin(this.method));
      if (!form || !setup) return this.turn('idle');
      const refusal = await form.confirm();
      return refusal ? this.fail(() => [savingFailed()[0], refusal]) : this.ask(setup);
    });

  /** What the person did at the test gateway's bank: passed it, failed it, or went away. */
  answer = (how: 'passed' | 'failed' | 'left') =>
    this.attempt('busy', async () => {
      const { id, clientSecret } = this.setup ?? {};
      if (how === 'left' || !id || !clientSecret) return this.fail(() => savingFailed('left'));
      return this.follow(await this.host.calls.confirm(id, { clientSecret, authentication: how }));
    });

  /** Nobody waits for it any more. */
  drop() {
    this.isDropped = true;
    this.removeForm();
  }

  private get isOver() {
    return this.isDropped || this.host.isOver;
  }

  private removeForm() {
    this.form?.remove();
    this.form = undefined;
  }

  private async attempt(state: 'opening' | 'busy', act: () => unknown) {
    if (this.state === 'busy' || this.state === 'opening') return;
    this.words = undefined;
    this.turn(state);
    try {
      await act();
    } catch (cause) {
      if (this.isOver) return;
      this.fail(() => savingTrouble(cause instanceof Problem ? cause : new Problem('unexpected')));
    }
  }

  private follow(setup: CardSetup): unknown {
    if (this.isOver) return undefined;
    this.setup = setup;
    if (setup.status === 'succeeded' && setup.paymentMethod) {
      this.removeForm();
      this.turn('idle');
      return this.host.saved(setup.paymentMethod);
    }
    if (setup.status === 'processing') return this.ask(setup);
    if (setup.status === 'requires_action' && setup.awaits === 'authentication' && this.isTest) return this.turn('challenge');
    if (setup.status === 'failed') this.removeForm();
    return this.fail(() => savingFailed(setup.failureCode));
  }

  /** Asks until the gateway has decided; an answer that doesn't come is asked for again. */
  private async ask({ id }: CardSetup): Promise<unknown> {
    this.turn('waiting');
    const now = await untilDecided({ ask: () => this.host.calls.refresh(id), most: mostPolls, pause: (ms) => this.host.pause(ms), isOver: () => this.isOver });
    if (now || this.isOver) return now && this.follow(now);
    return this.fail(() => savingFailed('late'));
  }

  private fail(words: () => Words) {
    if (this.isOver) return;
    this.words = words;
    this.turn(this.form ? 'form' : 'idle');
    this.host.notSaved(words);
  }

  private turn(state: SavingState) {
    if (this.isOver) return;
    this.state = state;
    this.host.requestUpdate();
  }
}
