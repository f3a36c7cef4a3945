import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { clinicPolicy } from '../csp.ts';
import { launchBrowser, openBrowser, type Person } from './browser.ts';
import { startRunningDemo, type RunningDemo } from './running-demo.ts';

/** Where a file's journeys happen: one running demo and one Chromium for all of them. */
export interface Stage {
  readonly demo: RunningDemo;
  /** One person's browser, closed afterwards. Whatever its pages complained of fails the journey. */
  visit(person: Person, walk: (context: BrowserContext) => Promise<void>): Promise<void>;
}

/** Starts demo and browser before a file's tests and ends them after; `environment` may name another database. */
export function setStage(environment: () => Promise<Readonly<Record<string, string>>> = async () => ({})): Stage {
  let demo: RunningDemo | undefined;
  let browser: Browser | undefined;
  before(async () => {
    [demo, browser] = await Promise.all([environment().then(startRunningDemo), launchBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
  return {
    get demo() {
      return demo ?? assert.fail('the demo runs from the first test on');
    },
    visit: async (person, walk) => {
      const { context, complaints } = await openBrowser(browser ?? assert.fail('the browser runs from the first test on'), person);
      try {
        await walk(context);
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
      }
    },
  };
}

/** What somebody else's page is made of. */
export interface Strange {
  html: string;
  css?: string;
  /** The tab it is opened in; a new one unless said. */
  inside?: Page;
}

/** A page of somebody else's making, on the origin that the clinic allowed and under the strict policy that the README prints. */
export async function strangersPage(context: BrowserContext, { api, demo }: RunningDemo, { html, css = '', inside }: Strange): Promise<Page> {
  const policy = clinicPolicy(api);
  await context.route(`${demo}/stranger.css`, (route) => route.fulfill({ contentType: 'text/css', body: css }));
  await context.route(`${demo}/stranger`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy }, body: html }),
  );
  const page = inside ?? (await context.newPage());
  await page.goto(`${demo}/stranger`);
  return page;
}

/** The page's HTML: the style sheet, the one script as the README has it, and a body. */
export const htmlWith = ({ api, organization }: RunningDemo, body: string, script = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Stranger</title><link rel="icon" href="/art/mark.svg"><link rel="stylesheet" href="/stranger.css">
${script || `<script type="module" src="${api}/embed/portico.js" data-key="${organization.publishableKey}"></script>`}
</head><body>${body}</body></html>`;
