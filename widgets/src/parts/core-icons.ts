import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** A drawing beside a text, 24 × 24 units, in the line style of the whole portal. Screen readers don't see it. */
export type Icon = TemplateResult;

/** Makes a drawing of its lines. */
export const draw = (lines: SVGTemplateResult): Icon => html`<svg viewBox="0 0 24 24" aria-hidden="true">${lines}</svg>`;

export const alertIcon = draw(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16v.2"/>`);
export const checkIcon = draw(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`);
export const infoIcon = draw(svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.500v.2"/>`);
export const offlineIcon = draw(svg`<path d="M3 3l18 18M8.5 15.500a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 4-2.300M2 8.500a14.5 14.5 0 0 1 4-2.600M10.5 5A14.5 14.5 0 0 1 22 8.500M14.5 9.500A10 10 0 0 1 19 12M12 19.500v.2"/>`);
export const phoneIcon = draw(svg`<path d="M5 4h4l1.7 4.5-2.2 1.700a12 12 0 0 0 5.3 5.300l1.7-2.200L20 15v4c0 .8-.6 1.5-1.5 1.500A15.5 15.5 0 0 1 3.5 5.500C3.5 4.7 4.2 4 5 4z"/>`);
export const retryIcon = draw(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.300M19.5 3v4.500H15"/>`);
export const personIcon = draw(svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.500c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>`);
