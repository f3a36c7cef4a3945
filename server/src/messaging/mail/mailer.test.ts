import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { fileInbox } from './inbox.ts';
import { linksIn } from './inbox-route.ts';
import { inboxFor, mailerFor, MailRefused, type Mail } from './mailer.ts';

const mail: Mail = {
  messageId: '0193-1@clinic.example',
  from: { name: 'Northside\r\nBcc: eve@example.org', address: 'hello@clinic.example' },
  to: { name: 'Ana "A" Núñez, <eve@example.org>', address: 'ana@example.org' },
  subject: 'Booked\r\nBcc: eve@example.org',
  text: 'Hello',
  html: '<p>Hello</p>',
  language: 'fr',
  date: new Date('2026-11-23T15:00:00Z'),
};

async function smtp(t: TestContext, answer: (mail: ParsedMail) => Error | null = () => null) {
  const received: { mail: ParsedMail; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      void simpleParser(stream).then((parsed) => {
        const refused = answer(parsed);
        if (!refused) received.push({ mail: parsed, to: session.envelope.rcptTo.map(({ address }) => address) });
        done(refused);
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mailer = mailerFor(
    { NODE_ENV: 'production', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'hello@clinic.example' },
    null,
  );
  t.after(() => {
    mailer.close();
    return new Promise<void>((closed) => server.close(() => closed()));
  });
  return { received, mailer };
}

test('I3 sends one mail to one person, with the id it is given, and no header can be added', async (t) => {
  const { received, mailer } = await smtp(t);
  await mailer.send(mail);
  const [one] = received;
  assert.ok(one);
  assert.deepEqual(one.to, ['ana@example.org']);
  assert.equal(one.mail.messageId, '<0193-1@clinic.example>');
  assert.equal(one.mail.subject, 'Booked Bcc: eve@example.org');
  assert.equal(one.mail.bcc, undefined);
  assert.equal(one.mail.headers.get('bcc'), undefined);
  assert.deepEqual(
    one.mail.from?.value.map(({ address }) => address),
    ['hello@clinic.example'],
  );
  assert.deepEqual(
    [one.mail.to].flat().flatMap((to) => to?.value.map(({ address }) => address)),
    ['ana@example.org'],
  );
  assert.deepEqual(one.mail.date, mail.date);
});

test('I3 tells why a server refused by a code, never with the address', async (t) => {
  const { mailer } = await smtp(t, () =>
    Object.assign(new Error('no such mailbox ana@example.org'), { responseCode: 550 }),
  );
  const refused = await mailer.send(mail).then(
    () => null,
    (cause: unknown) => cause,
  );
  assert.ok(refused instanceof MailRefused);
  assert.deepEqual([refused.reason, refused.permanent], ['smtp-EMESSAGE-550', true]);
  assert.doesNotMatch(JSON.stringify(refused) + refused.message, /ana@/);
});

test('I3 a mail server that is down is no refusal for good', async () => {
  const mailer = mailerFor(
    { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'hello@clinic.example' },
    null,
  );
  const refused = await mailer.send(mail).then(
    () => null,
    (cause: unknown) => cause,
  );
  assert.ok(refused instanceof MailRefused);
  assert.equal(refused.permanent, false);
});

test('I3 without SMTP_URL production sends nothing and says so; MAIL_FROM must be an address', async () => {
  const mailer = mailerFor({ NODE_ENV: 'production' }, null);
  assert.equal(mailer.configured, false);
  await assert.rejects(mailer.send(mail), /SMTP_URL-is-not-set/);
  assert.equal(inboxFor({ NODE_ENV: 'production' }, 'inbox'), null);
  assert.throws(
    () => mailerFor({ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1' }, null),
    /^Error: MAIL_FROM: required with SMTP_URL/,
  );
  assert.throws(() => mailerFor({ NODE_ENV: 'production', MAIL_FROM: 'a@b.example, c@d.example' }, null), /MAIL_FROM/);
});

test('I3 development catches mails in a bounded file, newest first, that another process can read', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'portico-inbox-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'deeper', 'inbox.jsonl');
  const inbox = fileInbox(file, 3);
  const mailer = mailerFor({ NODE_ENV: 'development' }, inbox);
  assert.deepEqual(await inbox.list(), []);
  for (let n = 1; n <= 8; n += 1)
    await mailer.send({
      ...mail,
      subject: `Mail ${n}`,
      to: { name: '', address: `${n % 2 ? 'ana' : 'bo'}@example.org` },
    });
  const kept = await fileInbox(file).list();
  assert.deepEqual(
    kept.map(({ subject }) => subject),
    ['Mail 8', 'Mail 7', 'Mail 6', 'Mail 5'],
  );
  assert.deepEqual(
    (await inbox.list('ANA@example.org')).map(({ subject }) => subject),
    ['Mail 7', 'Mail 5'],
  );
});

test('I3 the inbox lists the links of both parts, each once', () => {
  const html = '<a href="https:&#x2F;&#x2F;p.example&#x2F;?a&#x3D;1&amp;b&#x3D;2">x</a>';
  assert.deepEqual(linksIn({ text: 'Open: https://p.example/?a=1&b=2\n', html }), ['https://p.example/?a=1&b=2']);
});

test('C17 a calendar file goes along as a part that mail programs act on, and as a file', async (t) => {
  const { received, mailer } = await smtp(t);
  const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  await mailer.send({ ...mail, calendar: { method: 'REQUEST', content } });
  const files = received[0]?.mail.attachments ?? [];
  assert.ok(files.some(({ filename, content: bytes }) => filename === 'appointment.ics' && bytes.toString() === content));
});
