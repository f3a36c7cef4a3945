import { svg } from 'lit';
import { draw } from './core-icons.ts';

// Those that every page needs stand apart: the rest comes with the tags that use them.
export { alertIcon, checkIcon, infoIcon, offlineIcon, personIcon, phoneIcon, retryIcon, type Icon } from './core-icons.ts';
export { downIcon, globeIcon, signOutIcon } from './account-icons.ts';

export const backIcon = draw(svg`<path d="m14.5 5-7 7 7 7"/>`);
export const forwardIcon = draw(svg`<path d="m9.5 5 7 7-7 7"/>`);
export const clockIcon = draw(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`);
export const documentIcon = draw(svg`<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h6"/>`);
export const heartIcon = draw(svg`<path d="M12 20S4 15 4 9.300A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 8 2.300C20 15 12 20 12 20z"/>`);
export const leafIcon = draw(svg`<path d="M5 19C4 10 9 5 19.500 4.500 20 14 15 19.500 7.500 18.500M5 20.500c1.500-5 4.500-8 9-10"/>`);
export const peopleIcon = draw(svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.500c.6-3.5 3.1-5 6.5-5s5.9 1.5 6.5 5M15.5 5.300a3.5 3.5 0 0 1 0 6.400M18 14.800c2 .8 3.1 2.3 3.5 4.7"/>`);
export const pillIcon = draw(svg`<rect x="2.5" y="8" width="19" height="8" rx="4" transform="rotate(-45 12 12)"/><path d="m9.200 9.200 5.600 5.600"/>`);
export const pinIcon = draw(svg`<path d="M12 21.500s-7-6-7-11.500a7 7 0 0 1 14 0c0 5.5-7 11.5-7 11.500z"/><circle cx="12" cy="10" r="2.5"/>`);
export const calendarIcon = draw(svg`<path d="M4 6h16v14H4zM4 10.500h16M8 3.500V8M16 3.500V8"/>`);
export const undoIcon = draw(svg`<path d="M9 5 4 10l5 5M4.500 10H14a5.500 5.500 0 0 1 0 11h-3"/>`);
export const printIcon = draw(svg`<path d="M7 9V3.500h10V9M7 17H4V9.500h16V17h-3M7 14h10v6.500H7z"/>`);
export const videoIcon = draw(svg`<rect x="2.5" y="6" width="13" height="12" rx="2"/><path d="m15.5 10.5 6-3v9l-6-3"/>`);
