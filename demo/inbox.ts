import { escapeHtml } from './pages.ts';

/** One message that the API's development inbox caught. */
export interface CaughtMessage {
  to: string;
  channel: string;
  subject?: string | null;
  text: string;
  links: string[];
  sentAt: string;
}

/** Asks the API for the messages it would have sent; the answer is null while the API is down. */
export async function readInbox(address: string): Promise<CaughtMessage[] | null> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const { data }: { data: CaughtMessage[] } = await answer.json();
    return data;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The page that shows them: nothing leaves the machine in development, so this is where mails are read. */
export const inboxPage = (messages: CaughtMessage[] | null): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The demo’s inbox</title>
<link rel="icon" href="/art/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/site.css">
<link rel="stylesheet" href="/inbox.css">
</head>
<body>
<main class="inbox">
<p class="crumb"><a href="/">Northside Physio</a></p>
<h1>The demo’s <i>inbox</i></h1>
<p class="lead">Nothing is sent from this machine: every mail and text message stops here, newest first. Load the page again to see new ones.</p>
${list(messages)}
</main>
</body>
</html>
`;

function list(messages: CaughtMessage[] | null): string {
  if (!messages) return '<p class="notice">The API doesn’t answer. Start it and load this page again.</p>';
  if (messages.length === 0)
    return '<p class="notice">No messages yet. Book a visit or pay an invoice, and one comes.</p>';
  return messages.map(message).join('\n');
}

const message = ({ to, channel, subject, text, links, sentAt }: CaughtMessage): string => `<article>
<h2>${escapeHtml(subject || 'Text message')}</h2>
<p class="label">To ${escapeHtml(to)} · ${escapeHtml(channel)} · <time datetime="${escapeHtml(sentAt)}">${escapeHtml(readable(sentAt))}</time></p>
<pre>${escapeHtml(text)}</pre>
${
  links.length > 0
    ? `<ul>${links
        .filter(isWebAddress)
        .map((link) => `<li><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></li>`)
        .join('')}</ul>`
    : ''
}
</article>`;

const readable = (instant: string): string => instant.replace('T', ' ').replace(/(:\d\d):\d\d.*$/, '$1 UTC');

const isWebAddress = (link: string): boolean => /^https?:\/\//.test(link);
