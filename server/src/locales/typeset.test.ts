import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fr } from './fr/index.ts';
import { typesetFrench } from './typeset.ts';

test('G7 French signs stand behind a space that doesn’t break, whatever was typed', () => {
  assert.equal(typesetFrench('Un empêchement ? Appelez-nous : 416-555-0142'), 'Un empêchement\u202f? Appelez-nous\u00a0: 416-555-0142');
  assert.equal(typesetFrench('Bravo! Choisissez; «Accueil» ou « Profil »: c’est égal?'), 'Bravo\u202f! Choisissez\u202f; «\u00a0Accueil\u00a0» ou «\u00a0Profil\u00a0»\u00a0: c’est égal\u202f?');
  assert.equal(typesetFrench(typesetFrench('Vraiment ?! (Oui : « non »)')), typesetFrench('Vraiment ?! (Oui : « non »)'));
  const untouched = 'De 10:30 à 11:00, https://clinique.example/?a=1;b:2 {n, plural, one {# jour} other {# jours}}';
  assert.equal(typesetFrench(untouched), untouched);
});

test('G7 every French text has fixed spaces at its signs and typographic apostrophes and quotes', () => {
  for (const [key, text] of Object.entries(fr)) {
    assert.equal(text, typesetFrench(text), key);
    assert.doesNotMatch(text, /[^\u202f;!?][;!?](?=\s|$)|[^\u00a0\d]:(?=\s|$)|«[^\u00a0]|[^\u00a0]»/u, key);
    assert.doesNotMatch(text, /\p{L}'\p{L}|"|\.\.\./u, key);
  }
});
