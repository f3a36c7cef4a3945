import { expect } from '@open-wc/testing';
import { applyTheme, clearTheme } from './theme.ts';

describe('theme', () => {
  it('A3 writes only what parses as a colour, and nothing else on the element', () => {
    const element = document.createElement('div');
    applyTheme(element, {
      'color-primary': 'light-dark(#112233, #ddeeff)',
      'color-text': 'red;} body{display:none',
      'color-surface': 'url(https://example.test/x)',
      'color-link': '#123456',
    });
    expect([...element.style].sort()).to.deep.equal(['--_portal-theme-color-link', '--_portal-theme-color-primary']);
    clearTheme(element);
    expect([...element.style]).to.deep.equal([]);
  });

  it('G6 fonts, room and corners are written only where they are such; what the theme no longer has is taken away', () => {
    const element = document.createElement('div');
    element.style.setProperty('--own', '1');
    applyTheme(element, { font: 'Georgia, serif', unit: '3px', 'radius-md': '15px', 'color-primary': '#123456' });
    applyTheme(element, { font: 'url(x)', unit: 'red', 'radius-sm': '0px;} body{display:none', 'radius-md': '0px' });
    expect([...element.style].sort()).to.deep.equal(['--_portal-theme-radius-md', '--own']);
    expect(element.style.getPropertyValue('--_portal-theme-radius-md')).to.equal('0px');
  });
});
