import { Problem } from '../../portal/problem.ts';

// The few parts of Stripe.js that we use: https://docs.stripe.com/js
interface StripeElement {
  mount(place: HTMLElement): void;
  destroy(): void;
}
interface StripeElements {
  create(kind: 'payment'): StripeElement;
}
interface Outcome {
  error?: { type: string; message?: string };
}
interface Stripe {
  elements(options: { clientSecret: string; locale: string; appearance: { theme: 'stripe' | 'night' } }): StripeElements;
  confirmPayment(options: { elements: StripeElements; redirect: 'if_required' }): Promise<Outcome>;
  confirmSetup(options: { elements: StripeElements; redirect: 'if_required' }): Promise<Outcome>;
  handleNextAction(options: { clientSecret: string }): Promise<Outcome>;
}
type MakeStripe = (key: string, options: { stripeAccount?: string }) => Stripe;

/** Stripe's own form, in its own frame: card numbers are never near this page. */
export interface StripeForm {
  /** Charges the card that was typed. The API says afterwards how it went. @returns Stripe's sentence where it refused */
  confirm(): Promise<string | undefined>;
  remove(): void;
}

const address = 'https://js.stripe.com/v3/';

/**
 * Puts Stripe's form into the page's own document: it doesn't work inside a shadow root.
 * `saves`: the secret is one of saving a card, and nothing is charged.
 * @param placeFor makes the place, once Stripe's script is there; nothing when nobody waits any more
 * @throws Problem `gateway-unreachable` — the script was blocked or didn't come
 */
export async function openStripeForm(
  placeFor: () => HTMLElement | undefined,
  { publishableKey, account, clientSecret, language, saves }: { publishableKey: string; account?: string; clientSecret: string; language: string; saves?: boolean },
): Promise<StripeForm | undefined> {
  const make = await loadStripe();
  const place = placeFor();
  if (!place) return undefined;
  const stripe = make(publishableKey, account ? { stripeAccount: account } : {});
  const elements = stripe.elements({ clientSecret, locale: language, appearance: { theme: isLightOn(place) ? 'night' : 'stripe' } });
  const form = elements.create('payment');
  form.mount(place);
  return {
    confirm: async () => {
      const options = { elements, redirect: 'if_required' } as const;
      return refusalOf(await (saves ? stripe.confirmSetup(options) : stripe.confirmPayment(options)));
    },
    remove: () => {
      form.destroy();
      place.remove();
    },
  };
}

/** The bank asks about a saved card (3-D Secure): Stripe shows its question. @returns Stripe's sentence where it was refused or left */
export async function askBank({ publishableKey, account, clientSecret }: { publishableKey: string; account?: string | undefined; clientSecret: string }): Promise<string | undefined> {
  const make = await loadStripe();
  return refusalOf(await make(publishableKey, account ? { stripeAccount: account } : {}).handleNextAction({ clientSecret }));
}

const refusalOf = ({ error }: Outcome) => error && (error.message ?? error.type);

/** The words around the form are light on dark: so is the form. */
function isLightOn(place: HTMLElement) {
  const [red = 0, green = 0] = getComputedStyle(place.assignedSlot ?? place).color.match(/[\d.]+/g)?.map(Number) ?? [];
  return red + green > 255;
}

const present = (): MakeStripe | undefined => Reflect.get(globalThis, 'Stripe');

function loadStripe(): Promise<MakeStripe> {
  return new Promise((loaded, failed) => {
    const there = present();
    if (there) return loaded(there);
    const script = document.createElement('script');
    const refuse = () => {
      script.remove();
      failed(new Problem('gateway-unreachable'));
    };
    script.onload = () => {
      const made = present();
      if (made) loaded(made);
      else refuse();
    };
    script.onerror = refuse;
    try {
      script.src = trusted(address);
      document.head.append(script);
    } catch {
      // The page allows no policy of this name.
      refuse();
    }
  });
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Under Trusted Types a script's address must come from a policy: `portico-stripe` makes this one and no other. */
function trusted(url: string): string {
  const types: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes');
  policy ??= types?.createPolicy('portico-stripe', { createScriptURL: () => address });
  return policy?.createScriptURL(url) ?? url;
}
