import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromium } from './scripts/setup.mjs';

/** Everything that Chromium would do on its own behind a test's back is off. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // A dialog stands there at once: looks that fade are looked at half-way.
  '--force-prefers-reduced-motion',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

const chrome = chromeLauncher({ launchOptions: { executablePath: chromium(), args } });
const stopSession = chrome.stopSession.bind(chrome);
/** A new page a file: a tab that has shown many files forgets the steps that a tag puts into its history. */
chrome.stopSession = async (id) => {
  const result = await stopSession(id);
  await chrome.inactivePages.pop()?.puppeteerPage.close();
  return result;
};

export default {
  files: 'widgets/src/**/*.test.ts',
  nodeResolve: true,
  // One page at a time: a page behind another draws no frames.
  concurrency: 1,
  plugins: [esbuildPlugin({ ts: true, tsconfig: new URL('widgets/tsconfig.json', import.meta.url).pathname, target: 'es2022' })],
  browsers: [chrome],
  mimeTypes: { '**/*.xlf': 'text/xml' },
  testFramework: { config: { timeout: 20_000 } },
};
