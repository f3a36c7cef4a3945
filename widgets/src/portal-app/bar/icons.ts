import { svg } from 'lit';
import { draw } from '../../parts/core-icons.ts';

export const homeIcon = draw(svg`<path d="m3.500 11 8.500-7 8.500 7M6 9.500V20h4.500v-6h3v6H18V9.500"/>`);
export const receiptIcon = draw(svg`<path d="M6 3.500h12V21l-3-2-3 2-3-2-3 2zM9 8.500h6M9 12.500h6"/>`);
export const menuIcon = draw(svg`<path d="M4 7h16M4 12h16M4 17h16"/>`);
