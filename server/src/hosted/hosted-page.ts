import { staffsLanguage, type Language } from '../locales/languages.ts';
import { text } from '../locales/text.ts';
import type { Organization } from '../organizations/organization.ts';

/** What the hosted page is filled with. */
interface Hosted {
  organization: Organization;
  key: string;
  language: Language;
}

/** The hosted portal: what a clinic's web master would write, with nothing of ours but the one tag. */
export const hostedPage = (hosted: Hosted): string => portalPage(hosted, '');

/** The same as staff look at it: a script of ours adds the preview's token to every call, and the test patient to the page. */
export const previewPage = (hosted: Hosted): string => {
  const name = `${text(hosted.language, 'preview.givenName')} ${text(hosted.language, 'preview.familyName')}`;
  return portalPage(hosted, `<meta name="robots" content="noindex">\n<script type="module" src="/hosted-preview.js" data-name="${escapeHtml(name)}" id="preview"></script>\n`);
};

const portalPage = ({ organization, key, language }: Hosted, first: string): string =>
  page(
    language,
    organization.name,
    `${look(organization)}\n${first}<script type="module" src="/embed/portico.js" data-key="${escapeHtml(key)}"></script>`,
    '<main class="portal">\n<portal-app heading-level="1" page-title></portal-app>\n</main>',
  );

/** The page of the clinic's staff: the one tag, and room for it. */
export const staffPage = ({ organization, key, language }: Hosted): string =>
  page(
    staffsLanguage(language),
    text(staffsLanguage(language), 'hosted.staffTitle', { organization: organization.name }),
    `<meta name="robots" content="noindex">\n${look(organization)}\n<script type="module" src="/embed/portico.js" data-key="${escapeHtml(key)}"></script>`,
    '<main class="staff">\n<portal-admin heading-level="1"></portal-admin>\n</main>',
  );

/** The organization's own sheet, over ours. */
const look = ({ slug }: Organization): string => `<link rel="stylesheet" href="/p/${escapeHtml(slug)}/look.css">`;

/** What stands at the address of no organization. */
export const missingPage = (language: Language): string => {
  const heading = text(language, 'hosted.missing');
  return page(
    language,
    heading,
    '',
    `<main>\n<h1>${escapeHtml(heading)}</h1>\n<p>${escapeHtml(text(language, 'hosted.missingHelp'))}</p>\n</main>`,
  );
};

/** What stands at the host's own address: no clinic's page, and no list of them. */
export const indexPage = (language: Language): string => {
  const heading = text(language, 'hosted.index');
  const [patients, developers] = [text(language, 'hosted.indexPatients'), text(language, 'hosted.indexDevelopers')];
  return page(
    language,
    'Portico',
    '',
    `<main>\n<h1>${escapeHtml(heading)}</h1>\n<p>${escapeHtml(patients)}</p>\n<p>${escapeHtml(developers)} <a href="/docs" hreflang="en">/docs</a></p>\n</main>`,
  );
};

const page = (language: Language, title: string, script: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/hosted.svg" type="image/svg+xml">
<link rel="stylesheet" href="/hosted.css">
${script}
</head>
<body>
${body}
</body>
</html>
`;

const escapeHtml = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
