import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublic } from './public-address.ts';

test('H6 an address that carries an IPv4 address inside, in whatever way, leads nowhere inside', () => {
  const embeddings = [
    ...['::ffff:0:127.0.0.1', '::ffff:0:7f00:1', '::ffff:0:8.8.8.8', '::ffff:127.0.0.1', '::ffff:a00:1', '::127.0.0.1', '::8.8.8.8'],
    ...['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1', '2002:7f00:1::', '2002:a00:1::1', '2001:0:7f00:1::', '2001:0:808:808::1'],
    ...['2606:4700::5efe:10.0.0.1', '2606:4700::5efe:a00:1', '2606:4700:0:0:200:5efe:7f00:1', '2606:4700:0:0:0:5EFE:7f00:1', 'fe80::5efe:c0a8:101'],
  ];
  assert.deepEqual(embeddings.filter(isPublic), []);
});

test('H6 only what IPv6 gives out to the world is of the public internet', () => {
  const inside = ['3fff::1', '5f00::1', '4000::1', '1000::1', 'fd00::1', 'fe80::1%eth0', 'ff02::1', '::1', '::', '2001:db8::1', '100::1'];
  assert.deepEqual(inside.filter(isPublic), []);
  assert.deepEqual(['2606:4700:4700::1111', '2a00:1450:4001:82a::200e', '::ffff:8.8.8.8', '::ffff:808:808', '8.8.8.8'].filter((one) => !isPublic(one)), []);
});
