import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrast, distance } from './color.ts';
import { derived, tokensOf, whole } from './derive.ts';
import { unreadable } from './judge.ts';
import { measured, pairs, passes } from './pairs.ts';
import { ownPalette } from './palette.ts';
import type { BaseColors, StyleValues } from './style-values.ts';

const none: BaseColors = { brand: null, surface: null, text: null, toolbar: null };
const plain: StyleValues = { ...none, fontFamily: null, radius: 'medium', density: 'comfortable', colorScheme: 'auto', logo: null };
const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const orNone = fc.option(anyColor, { freq: 3 });
const failing = (colors: BaseColors) => measured(whole(derived(colors))).filter((pair) => !passes(pair));
/** Those asked for, with what is said in place of those that can't be. */
const followed = (colors: BaseColors): BaseColors => ({ ...colors, ...Object.fromEntries(unreadable(colors).map(({ color, nearest }) => [color, nearest])) });

test('G6 the server’s own colours are those of the tags, and every pair of them passes', () => {
  const source = readFileSync(new URL('../../../widgets/src/portal/tokens.ts', import.meta.url), 'utf8');
  const told = [...source.matchAll(/^ {2}'?([a-z-]+)'?: \['(#[0-9a-f]{6})', '(#[0-9a-f]{6})'\],$/gm)].map(([, role, light, dark]) => [role, [light, dark]]);
  assert.deepEqual(Object.fromEntries(told), ownPalette);
  assert.equal(pairs.filter(({ background }) => background in ownPalette).length, 41);
  assert.deepEqual(failing(none), []);
});

test('G6 style.brandColor: any colour passes with every pair that follows from it, or the nearest one does', () => {
  fc.assert(fc.property(anyColor, (brand) => {
    const colors = { ...none, brand };
    assert.deepEqual(failing(followed(colors)), []);
    assert.deepEqual(unreadable(followed(colors)), []);
    assert.equal(failing(colors).length > 0, unreadable(colors).length > 0, 'refused only for a pair that fails');
  }), { numRuns: 100 });
});

test('G6 any four colours together pass, or what is said in their place does', () => {
  fc.assert(fc.property(fc.record({ brand: orNone, surface: orNone, text: orNone, toolbar: orNone }), (colors) => {
    assert.deepEqual(failing(followed(colors)), []);
  }), { numRuns: 100 });
});

test('G6 the nearest colour is near: of the same hue, no further than contrast asks, and good colours stay', () => {
  const [orange] = unreadable({ ...none, brand: '#e8590c' });
  assert.ok(orange);
  assert.equal(orange.color, 'brand');
  assert.ok(distance('#e8590c', orange.nearest) < 0.1, orange.nearest);
  const ratio = contrast('#ffffff', orange.nearest);
  assert.ok(ratio >= 4.5 && ratio < 4.6, `${ratio}`);
  for (const brand of ['#0b5f74', '#7a1f5c', '#1a1a1a', '#0050c8', '#a3401f']) assert.deepEqual(unreadable({ ...none, brand }), [], brand);
  const both = unreadable({ ...none, surface: '#777777', text: '#888888' }).map(({ color }) => color);
  assert.deepEqual(both, ['surface', 'text']);
});

test('G6 a colour is told which pair it fails, in which scheme, and by how much', () => {
  const [yellow] = unreadable({ ...none, brand: '#ffdd00' });
  assert.ok(yellow);
  const { foreground, background, scheme, least, ratio, colors } = yellow.worst;
  assert.deepEqual([foreground, background, scheme, least, colors[0]], ['on-primary', 'primary', 'light', 4.5, '#ffffff']);
  assert.ok(ratio > 1.3 && ratio < 1.4);
});

test('G6 only what follows from what was set becomes a token', () => {
  assert.deepEqual(tokensOf(plain), {});
  assert.deepEqual(Object.keys(tokensOf({ ...plain, brand: '#7a1f5c' })).sort(), ['focus', 'link', 'on-primary', 'on-primary-soft', 'primary', 'primary-soft'].map((role) => `color-${role}`));
  assert.deepEqual(Object.keys(tokensOf({ ...plain, toolbar: '#fafafa' })).sort(), ['color-on-toolbar', 'color-toolbar']);
  assert.equal(tokensOf({ ...plain, brand: '#7a1f5c' })['color-primary']?.slice(0, 20), 'light-dark(#7a1f5c, ');
});

test('G6 style.radius, style.density and style.fontFamily become their tokens', () => {
  assert.deepEqual(tokensOf({ ...plain, radius: 'none' }), { 'radius-sm': '0px', 'radius-md': '0px', 'radius-lg': '0px' });
  assert.deepEqual(tokensOf({ ...plain, radius: 'small' }), { 'radius-sm': '3px', 'radius-md': '5px', 'radius-lg': '8px' });
  assert.deepEqual(tokensOf({ ...plain, radius: 'large' }), { 'radius-sm': '9px', 'radius-md': '15px', 'radius-lg': '24px' });
  assert.deepEqual(tokensOf({ ...plain, density: 'compact', fontFamily: 'Lora, serif' }), { unit: '3px', font: 'Lora, serif' });
});

test('G6 buttons hovered and pressed are reckoned as the tags mix them', () => {
  const ratioOf = (name: string, scheme: string) =>
    measured(ownPalette).find((pair) => pair.background === name && pair.scheme === scheme)?.ratio.toFixed(1);
  assert.deepEqual([ratioOf('primary-hover', 'light'), ratioOf('primary-hover', 'dark')], ['9.8', '9.6']);
  assert.deepEqual([ratioOf('primary-active', 'light'), ratioOf('primary-active', 'dark')], ['12.7', '10.5']);
  assert.deepEqual([ratioOf('danger-hover', 'light'), ratioOf('danger-hover', 'dark')], ['9.1', '9.9']);
});
