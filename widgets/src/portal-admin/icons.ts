import { svg } from 'lit';
import { draw } from '../parts/core-icons.ts';

export const searchIcon = draw(svg`<circle cx="10.500" cy="10.500" r="6.500"/><path d="m15.500 15.500 5 5"/>`);
