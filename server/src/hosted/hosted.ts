import { Router, type Response } from 'express';
import { contextOf } from '../http/request-context.ts';
import type { Language } from '../locales/languages.ts';
import type { Organization } from '../organizations/organization.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { publishableKeyOf } from '../organizations/publishable-key.ts';
import { loadSettings } from '../settings/settings.ts';
import { hostedPage, indexPage, missingPage, staffPage } from './hosted-page.ts';
import { hostedIcon, hostedStyle } from './hosted-style.ts';
import { lookSheet } from './look-sheet.ts';

/** The hosted portal of each organization, `/p/{slug}`: a page of ours made only of the public tags. */
export function hosted(): Router {
  const router = Router({ caseSensitive: true });
  router.get('/hosted.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('css').send(hostedStyle);
  });
  router.get('/', (_request, response) => send(response, indexPage(contextOf(response).asked ?? 'en'), 'none'));
  // Browsers ask for the second by themselves where a page names no icon: the documentation, an answer in JSON.
  router.get(['/hosted.svg', '/favicon.ico'], (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('svg').send(hostedIcon);
  });
  router.get('/p/:slug', (request, response) => serve(request.params.slug, response, hostedPage));
  // No cards are taken here: nothing of a gateway may run beside patients' records.
  router.get('/p/:slug/staff', (request, response) => serve(request.params.slug, response, staffPage, 'none'));
  router.get('/p/:slug/look.css', async (request, response) => {
    const organization = await organizationBySlug(request.params.slug);
    const sheet = organization ? lookSheet(await loadSettings(organization)) : '';
    response.status(organization ? 200 : 404).set('Cache-Control', 'no-cache').type('css').send(sheet);
  });
  return router;
}

async function serve(slug: string, response: Response, page: typeof hostedPage, gateway?: 'none'): Promise<void> {
  const { asked } = contextOf(response);
  const organization = await organizationBySlug(slug);
  const key = organization && (await publishableKeyOf(organization));
  if (!organization || !key) return send(response.status(404), missingPage(asked ?? 'en'), 'none');
  const language = await languageOf(organization, asked);
  send(response, page({ organization, key, language }), gateway ?? organization.gateway);
}

const languageOf = async (organization: Organization, asked: Language | null): Promise<Language> =>
  asked ?? (await loadSettings(organization)).get('general.language');

function send(response: Response, html: string, gateway: Organization['gateway']): void {
  response.set({
    'Content-Security-Policy': policy(gateway),
    'Cache-Control': 'no-cache',
    'Referrer-Policy': 'no-referrer',
  });
  response.vary('Accept-Language').type('html').send(html);
}

/** Nothing but our own files, and the gateway's where one takes cards; no page of anybody may frame this one. */
function policy(gateway: Organization['gateway']): string {
  const stripe = gateway === 'stripe';
  return [
    "default-src 'none'",
    `script-src 'self'${stripe ? ' https://js.stripe.com' : ''}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${stripe ? ' https://api.stripe.com' : ''}`,
    ...(stripe
      ? ['frame-src https://js.stripe.com https://hooks.stripe.com']
      : ["require-trusted-types-for 'script'", "trusted-types lit-html 'allow-duplicates'"]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
