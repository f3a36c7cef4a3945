import { expect, fixture, html } from '@open-wc/testing';
import { fakePortal } from './testing.ts';
import { colors } from './tokens.ts';
import '../portal-login/portal-login.ts';

type Role = keyof typeof colors;
type Pair = readonly [foreground: Role, background: Role, least: number];

const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover'] as const;
const onSurfaces = (role: Role, least: number): Pair[] => surfaces.map((surface) => [role, surface, least]);
const pairs: Pair[] = [
  ...onSurfaces('text', 7),
  ...onSurfaces('text-muted', 4.5),
  ...onSurfaces('border-control', 3),
  ...onSurfaces('primary', 3),
  ...onSurfaces('link', 4.5),
  ...onSurfaces('focus', 3),
  ['on-primary', 'primary', 4.5],
  ['on-primary-soft', 'primary-soft', 4.5],
  ['primary', 'primary-soft', 3],
  ['danger', 'surface', 4.5],
  ['danger', 'surface-sunken', 4.5],
  ['danger', 'surface-raised', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger-soft', 'danger-soft', 4.5],
  ['warning', 'surface', 4.5],
  ['on-warning-soft', 'warning-soft', 4.5],
  ['success', 'surface', 4.5],
  ['on-success-soft', 'success-soft', 4.5],
  ['info', 'surface', 4.5],
  ['on-info-soft', 'info-soft', 4.5],
  ['on-toolbar', 'toolbar', 4.5],
  ['on-neutral-soft', 'neutral-soft', 4.5],
  ['focus', 'focus-halo', 3],
];

/** Relative luminance of WCAG 2.2. */
const luminance = (rgb: readonly number[]) => {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: readonly number[], b: readonly number[]) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
const fromHex = (hex: string) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);

/** What the browser paints for a colour, whatever its notation. */
const painted = (color: string) => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
};

describe('tokens', () => {
  it('K1 every pair of colours has its contrast, light and dark', () => {
    expect(pairs).to.have.length(41);
    for (const scheme of [0, 1] as const)
      for (const [foreground, background, least] of pairs) {
        const ratio = contrast(fromHex(colors[foreground][scheme]), fromHex(colors[background][scheme]));
        expect(ratio, `${foreground} on ${background}, ${scheme ? 'dark' : 'light'}`).to.be.at.least(least);
      }
  });

  const resolved = async (theme: 'light' | 'dark', token: string, style = '') => {
    const { options } = await fakePortal();
    options.parentNode.style.cssText = style;
    const tag = await fixture<HTMLElement>(html`<portal-login theme=${theme}></portal-login>`, options);
    const probe = document.createElement('i');
    probe.style.color = `var(--_portal-${token})`;
    tag.shadowRoot?.querySelector('.root')?.append(probe);
    return painted(getComputedStyle(probe).color);
  };

  it('K1 hovered and pressed buttons keep their contrast', async () => {
    for (const theme of ['light', 'dark'] as const)
      for (const role of ['primary', 'danger'])
        for (const state of ['hover', 'active']) {
          const ratio = contrast(await resolved(theme, `color-on-${role}`), await resolved(theme, `color-${role}-${state}`));
          expect(ratio, `${role} ${state}, ${theme}`).to.be.at.least(4.5);
        }
  });

  it("A5 the page's own property wins over the organization's theme, and that over ours", async () => {
    const theme = '--_portal-theme-color-text: rgb(0, 0, 255)';
    expect(await resolved('light', 'color-text', theme)).to.deep.equal([0, 0, 1]);
    expect(await resolved('light', 'color-text', `${theme}; --portal-color-text: rgb(255, 0, 0)`)).to.deep.equal([1, 0, 0]);
    expect(await resolved('light', 'color-text')).to.deep.equal(fromHex(colors.text[0]));
    expect(await resolved('dark', 'color-text')).to.deep.equal(fromHex(colors.text[1]));
  });
});
