import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerText, isMailAddress, parseMailbox } from './address.ts';

test('I3 takes one plain address and nothing that could end a header or name a second person', () => {
  const good = ['ana@example.org', 'ana+portal@sub.example.org', 'zoë@example.org'];
  for (const address of good) assert.equal(isMailAddress(address), true, address);
  const bad = [
    'ana@example.org\r\nBcc: eve@example.org',
    'ana@example.org,eve@example.org',
    'ana@example.org eve@example.org',
    '<ana@example.org>',
    'ana',
    '@example.org',
    'ana@',
    'ana@@example.org',
    'ana@example..org',
    '"a b"@example.org',
    'ana@exa\u0000mple.org',
    `${'a'.repeat(300)}@example.org`,
  ];
  for (const address of bad) assert.equal(isMailAddress(address), false, address);
});

test('I3 makes one line of whatever goes into a header', () => {
  assert.equal(headerText('Booked\r\nBcc: eve@example.org'), 'Booked Bcc: eve@example.org');
  assert.equal(headerText('a\u202eb\u2028c'), 'a b c');
});

test('I3 reads MAIL_FROM with or without a name', () => {
  assert.deepEqual(parseMailbox('Northside Physio <hello@northside.example>'), {
    name: 'Northside Physio',
    address: 'hello@northside.example',
  });
  assert.deepEqual(parseMailbox('hello@northside.example'), { name: '', address: 'hello@northside.example' });
  assert.equal(parseMailbox('Northside'), null);
  assert.equal(parseMailbox('a@b.example, c@d.example'), null);
});
