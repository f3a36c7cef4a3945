import { Router, type Response } from 'express';
import { contextOf } from '../http/request-context.ts';
import { anyVideoSources, videoSources, type VideoSources } from '../messaging/messages/video-sources.ts';
import type { Organization } from '../organizations/organization.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { publishableKeyOf } from '../organizations/publishable-key.ts';
import { loadSettings } from '../settings/settings.ts';
import { hostedPage, indexPage, missingPage, previewPage, staffPage } from './hosted-page.ts';
import { previewScript } from './preview-script.ts';
import { hostedIcon, hostedStyle } from './hosted-style.ts';
import { lookSheet } from './look-sheet.ts';

/** The hosted portal of each organization, `/p/{slug}`: a page of ours made only of the public tags. */
export function hosted(): Router {
  const router = Router({ caseSensitive: true });
  router.get('/hosted.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('css').send(hostedStyle);
  });
  router.get('/', (_request, response) => send(response, indexPage(contextOf(response).asked ?? 'en')));
  // Browsers ask for the second by themselves where a page names no icon: the documentation, an answer in JSON.
  router.get(['/hosted.svg', '/favicon.ico'], (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('svg').send(hostedIcon);
  });
  router.get('/p/:slug', (request, response) => serve(request.params.slug, response, hostedPage));
  router.get('/hosted-preview.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('js').send(previewScript);
  });
  // What staff look at from their own page, which frames it.
  router.get('/p/:slug/preview', (request, response) => serve(request.params.slug, response, previewPage, { gateway: 'none', framedBy: "'self'", videos: anyVideoSources }));
  // No cards are taken here: nothing of a gateway may run beside patients' records.
  router.get('/p/:slug/staff', (request, response) => serve(request.params.slug, response, staffPage, { gateway: 'none', frames: "'self'", videos: noVideos, opens: true }));
  router.get('/p/:slug/look.css', async (request, response) => {
    const organization = await organizationBySlug(request.params.slug);
    const sheet = organization ? lookSheet(await loadSettings(organization)) : '';
    response.status(organization ? 200 : 404).set('Cache-Control', 'no-cache').type('css').send(sheet);
  });
  return router;
}

/** What a page's policy allows beside what all of ours do. */
interface Allowed {
  readonly gateway?: Organization['gateway'];
  /** Who may frame the page. */
  readonly framedBy?: "'self'";
  /** Whom the page may frame: staff's does, and edits rich texts. */
  readonly frames?: "'self'";
  readonly videos?: VideoSources;
  /** The page opens the clinic's own ones, and hears what these find out about their tags. */
  readonly opens?: boolean;
}

/** No message is shown here. */
const noVideos: VideoSources = { frames: [], files: [] };

async function serve(slug: string, response: Response, page: typeof hostedPage, allowed: Allowed = {}): Promise<void> {
  const { asked } = contextOf(response);
  const organization = await organizationBySlug(slug);
  const key = organization && (await publishableKeyOf(organization));
  if (!organization || !key) return send(response.status(404), missingPage(asked ?? 'en'));
  const settings = await loadSettings(organization);
  const language = asked ?? settings.get('general.language');
  send(response, page({ organization, key, language }), { gateway: organization.gateway, videos: videoSources(settings), ...allowed });
}

function send(response: Response, html: string, allowed: Allowed = {}): void {
  response.set({
    'Content-Security-Policy': policy(allowed),
    'Cache-Control': 'no-cache',
    'Referrer-Policy': 'no-referrer',
    ...(allowed.opens && { 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' }),
  });
  response.vary('Accept-Language').type('html').send(html);
}

/** Nothing but our own files, the gateway's where one takes cards, and players of videos that the clinic shows; no page of anybody else may frame this one. */
function policy({ gateway = 'none', framedBy, frames, videos = noVideos }: Allowed): string {
  const stripe = gateway === 'stripe';
  const framed = [...(frames ? [frames] : []), ...(stripe ? ['https://js.stripe.com', 'https://hooks.stripe.com'] : []), ...videos.frames];
  return [
    "default-src 'none'",
    `script-src 'self'${stripe ? ' https://js.stripe.com' : ''}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${stripe ? ' https://api.stripe.com' : ''}`,
    ...(framed.length ? [`frame-src ${framed.join(' ')}`] : []),
    ...(videos.files.length ? [`media-src ${videos.files.join(' ')}`] : []),
    ...(stripe ? [] : ["require-trusted-types-for 'script'", `trusted-types lit-html 'allow-duplicates'${frames ? ' ProseMirrorClipboard' : ''}`]),
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy ?? "'none'"}`,
  ].join('; ');
}
