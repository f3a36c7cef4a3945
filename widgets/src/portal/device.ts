import { randomId } from './random.ts';

const name = 'portico:device';

/**
 * A random mark without meaning that stays after sign-out: a device that its owner used before
 * isn't locked out when strangers guess at the password. Empty where the browser stores nothing.
 */
export function deviceMarker(): string {
  try {
    const marker = localStorage.getItem(name) ?? randomId();
    localStorage.setItem(name, marker);
    return marker;
  } catch {
    return '';
  }
}
