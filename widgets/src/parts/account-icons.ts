import { svg } from 'lit';
import { draw } from './core-icons.ts';

export const downIcon = draw(svg`<path d="m5 9 7 7 7-7"/>`);
export const globeIcon = draw(svg`<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.5 2.6 3.8 5.6 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.6-3.8-9S9.5 5.6 12 3z"/>`);
export const signOutIcon = draw(svg`<path d="M10 4H5v16h5M10 12h10.500M16.5 8l4 4-4 4"/>`);
