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
});
