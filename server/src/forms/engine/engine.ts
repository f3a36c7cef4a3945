import { flatForms } from './flat.ts';
import type { FormEngine } from './form.ts';

/** The engine that asks and checks all forms. */
export const engine: FormEngine = flatForms;
