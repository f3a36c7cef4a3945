import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { passwordIssues } from './passwords-policy.ts';

const personal = ['Maya', 'Chen', 'maya.chen', 'maya@login.example'];

test('B11 passwords need length, not composition, and none that is tried first or made of the person’s own words', async (t) => {
  const caller = await (await clinic(t)).caller();
  const codes = async (password: string) => (await passwordIssues(caller, { password, personal })).map(({ code }) => code).join(' ');
  const expected = {
    'correct horse battery staple': '',
    'nur kleine buchstaben': '',
    'наша собака любит снег': '',
    '窓の外に雪が静かに降っていました': '',
    '🦷🪥🦷🪥 six teeth to brush': '',
    'maya walks along the river every day': '',
    'fourteen chars': 'password-too-short',
    'passwordpassword': 'password-common',
    'P4ssw0rd!P4ssw0rd!': 'password-common',
    aaaaaaaaaaaaaaaa: 'password-common',
    '1234567890123456': 'password-common',
    'qwertyuiopasdfgh': 'password-common',
    'iloveyou12345678': 'password-common',
    'sunshine-----2026': 'password-common',
    'abcabcabcabcabcabc': 'password-common',
    'maya.chen.maya.chen': 'password-personal',
    'Maya@Login.Example': 'password-personal',
    'MayaChen-password1': 'password-personal',
    'fixture-clinic-2027': 'password-personal',
    dragon: 'password-too-short password-common',
  };
  for (const [password, code] of Object.entries(expected)) assert.equal(await codes(password), code, password);
});

test('B11 eight characters are enough where a second factor is required', async (t) => {
  const caller = await (await clinic(t)).caller();
  const codes = async (password: string) => (await passwordIssues(caller, { password, personal: [], secondFactor: true })).map(({ code }) => code);
  assert.deepEqual(await codes('vexglimp'), []);
  assert.deepEqual(await codes('vexglim'), ['password-too-short']);
  assert.deepEqual(await codes('password1'), ['password-common']);
});

test('B11 refusals of a password are in the person’s language', async (t) => {
  const caller = { ...(await (await clinic(t)).caller()), language: 'fr' } as const;
  const [issue] = await passwordIssues(caller, { password: 'trop court', personal: [] });
  assert.match(issue?.message ?? '', /^Le mot de passe doit avoir au moins 15 caractères/);
});
