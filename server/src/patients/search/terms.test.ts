import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsOf, wantedBy } from './terms.ts';

/** Whether a patient of this name is found by a search, as the database would. */
function finds(search: string, [givenName, familyName, preferredName]: readonly string[], birthDate?: string, phones: string[] = []): boolean {
  const terms = termsOf({ givenName: givenName ?? '', familyName: familyName ?? '', preferredName: preferredName ?? null, birthDate: birthDate ?? null }, phones);
  const wanted = wantedBy(search);
  return (
    wanted.length > 0 &&
    wanted.every((one) => {
      if (one.kind === 'beginning') return terms.some((term) => term.startsWith(one.of));
      if (one.kind === 'term') return one.in.some((term) => terms.includes(term));
      return one.kind === 'phone' && phones.some((phone) => phone.endsWith(one.ends));
    })
  );
}

test('B2 any part of a name finds its patient, in any script, as it is typed without the right keyboard', () => {
  const found: [string, string[]][] = [
    ['may', ['Maya', 'Chen']],
    ['che may', ['Maya', 'Chen']],
    ['Maya  CHEN', ['Maya', 'Chen']],
    ['obr', ['Amélie', 'O’Brien']],
    ["o'br", ['Amélie', 'O’Brien']],
    ['brien ame', ['Amélie', 'O’Brien']],
    ['ohm', ['Éloïse', 'Zwicky-Öhman']],
    ['zwickyo', ['Éloïse', 'Zwicky-Öhman']],
    ['zwicky-oh eloise', ['Éloïse', 'Zwicky-Öhman']],
    ['van der b', ['Ingrid', 'van der Berg']],
    ['ber', ['Ingrid', 'van der Berg']],
    ['luk', ['Łukasz', 'Kowalski']],
    ['strasse', ['Zoë', 'Straße']],
    ['jorgen', ['Jørgen', 'Ærø']],
    ['иван', ['Анна', 'Иванова']],
    ['анн', ['Анна', 'Иванова']],
    ['王美', ['美玲', '王']],
    ['美玲', ['美玲', '王']],
    ['美玲王', ['美玲', '王']],
    ['王 美', ['美玲', '王']],
    ['김민', ['민준', '김']],
    ['حسن', ['فاطمة', 'الحسن']],
    ['فاطمه', ['فاطمة', 'الحسن']],
    ['חדד', ['ליאור', 'חדד']],
    ['lou', ['Louise', 'Byron', 'Lou']],
    ['ｍａｙ', ['Maya', 'Chen']],
  ];
  for (const [search, name] of found) assert.ok(finds(search, name), `${search} finds ${name.join(' ')}`);
  assert.ok(!finds('aya', ['Maya', 'Chen']), 'a beginning, not a middle');
  assert.ok(!finds('may tre', ['Maya', 'Chen']), 'all words must fit');
  assert.deepEqual(wantedBy('-'), []);
});

test('B2 a birth date finds in every order in which people write it, and only days that exist', () => {
  for (const search of ['1987-03-12', '1987/3/12', '12/03/1987', '03/12/1987', '12.3.1987', '12-03-87', '19870312', 'che 1987-03-12'])
    assert.ok(finds(search, ['Maya', 'Chen'], '1987-03-12'), search);
  assert.ok(!finds('1987-12-03', ['Maya', 'Chen'], '1987-03-12'));
  assert.ok(wantedBy('31/02/1987').every(({ kind }) => kind === 'beginning'), 'no such day');
});

test('B2 the last four digits of a phone find, and more of them, however they are written', () => {
  for (const search of ['0188', '555-0188', '+1 (416) 555-0188', '001 416 555 0188', '416.555.0188', 'chen 0188', '0188 1987-03-12'])
    assert.ok(finds(search, ['Maya', 'Chen'], '1987-03-12', ['+14165550188']), search);
  assert.ok(!finds('0188', ['Maya', 'Chen'], undefined, ['+14165550199']));
  assert.deepEqual(wantedBy('maya@example.org chen'), [{ kind: 'email', address: 'maya@example.org' }]);
});
