import { createHmac } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { problem } from '../../http/problem.ts';
import { sameSecret } from '../../http/secrets.ts';
import type { Runtime } from '../../runtime.ts';
import { hearAnswer } from './hear-answer.ts';

const path = '/v1/webhooks/sms';
const toleranceSeconds = 300;

/** What the SMS gateway tells of an SMS that came in; whatever else it tells is passed over. */
const Incoming = z.object({ from: z.string().regex(/^\+[1-9]\d{5,14}$/), text: z.string().max(2000) });

/**
 * `POST /v1/webhooks/sms`: an answer to one of our SMS. Believed only by its signature over the very bytes that came (Standard
 * Webhooks), never while the deployment has no secret for it. Answers 200 once what it asks for is committed.
 */
export function smsWebhook(runtime: Runtime): { path: string; handlers: RequestHandler[] } {
  const receive: RequestHandler = async (request, response) => {
    const at = assertSigned(runtime, request.body, (name) => request.get(name) ?? '');
    const incoming = Incoming.safeParse(jsonIn(request.body));
    if (!incoming.success) throw problem('invalid-request', { errors: [{ in: 'body', path: '', code: 'sms', message: '{ from: "+1…", text }' }] });
    await hearAnswer(runtime, { ...incoming.data, at });
    response.set('Cache-Control', 'no-store').json({ received: true });
  };
  return { path, handlers: [express.raw({ type: () => true, limit: '64kb' }), receive] };
}

/** @returns when it was signed @throws signature-refused; not-found where no secret is set */
function assertSigned({ config, clock }: Runtime, rawBody: unknown, header: (name: string) => string): Date {
  const { SMS_WEBHOOK_SECRET: secret } = config;
  if (!secret) throw problem('not-found');
  const [id, seconds] = [header('webhook-id'), header('webhook-timestamp')];
  const isNow = /^\d{1,12}$/.test(seconds) && Math.abs(clock.now().getTime() / 1000 - Number(seconds)) <= toleranceSeconds;
  if (!Buffer.isBuffer(rawBody) || id === '' || !isNow) throw problem('signature-refused');
  const expected = smsSignature(secret, { id, seconds, rawBody });
  const given = header('webhook-signature').split(' ').slice(0, 5);
  if (!given.some((one) => sameSecret(one, expected))) throw problem('signature-refused');
  return new Date(Number(seconds) * 1000);
}

/** How the gateway signs: HMAC-SHA-256 of id, time and body, `v1,<base64>`. */
export function smsSignature(secret: string, { id, seconds, rawBody }: { id: string; seconds: string; rawBody: Buffer }): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.`).update(rawBody).digest('base64')}`;
}

function jsonIn(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return null;
  }
}
