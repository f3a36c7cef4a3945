/** What only a session needs: keys, their place in the browser, and proofs. A chunk of its own. */
export { dropKeys, findKeys, keepKeys } from './keys.ts';
export { newKeys, proof } from './proof.ts';
