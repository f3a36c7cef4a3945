import { msg, str } from '@lit/localize';
import type { PageReport } from '../../portal-check/portal-check.ts';
import type { NoticeKind } from '../../parts/notice.ts';
import { embedTags } from './tags.ts';

/** One thing that was found on a page: what, and what to do about it. */
export interface Finding {
  readonly kind: Extract<NoticeKind, 'success' | 'warning' | 'danger'>;
  readonly title: string;
  readonly text?: string;
}

const good = (title: string): Finding => ({ kind: 'success', title });
const bad = (title: string, text: string): Finding => ({ kind: 'danger', title, text });

/** What is known of the clinic, beside what the page said. */
interface Known {
  /** The clinic’s name in addresses. */
  slug: string | undefined;
}

/** What a page’s report means, the gravest first. */
export function findingsOf(report: PageReport, known: Known): readonly Finding[] {
  const all = [keyFinding(report, known), ...tagFindings(report), ...policyFindings(report), ...scriptFindings(report)];
  const rank = { danger: 0, warning: 1, success: 2 };
  return [...all].sort((one, other) => rank[one.kind] - rank[other.kind]);
}

function keyFinding({ problem, organization, origin, stopped }: PageReport, { slug }: Known): Finding {
  const isStopped = stopped.some((one) => one.startsWith('connect-src'));
  // A browser doesn't let a page read that its website isn't allowed: the call fails like any other.
  switch (problem === 'unreachable' && !isStopped ? 'origin-not-allowed' : problem) {
    case null:
      if (organization !== slug) return bad(msg('The key is another clinic’s'), msg('Put your own key into data-key.'));
      return good(msg('The key is yours, and the website is allowed'));
    case 'no-key':
      return bad(msg('There is no key on the page'), msg('Put data-key with your key for pages on the script.'));
    case 'key-unknown':
      return bad(msg('Nobody has this key'), msg('It is mistyped, or was revoked. Copy the tags from here once more.'));
    case 'origin-not-allowed':
      return bad(msg('This website isn’t allowed yet'), msg(str`Allow ${origin} under “Keys and websites”. If it stands there already, the portal doesn’t know the key.`));
    case 'unreachable':
      return bad(msg('The page may not call the portal'), msg('Its Content-Security-Policy needs the connect-src line from here.'));
    default:
      return bad(msg('The portal refused the page'), msg(str`It answered: ${problem}.`));
  }
}

function tagFindings({ tags }: PageReport): readonly Finding[] {
  if (!tags.length) return [bad(msg('There is no tag on the page'), msg('The script is there. Paste the tags where they are to stand.'))];
  const known = [...embedTags().map(({ name }) => name), 'portal-provider', 'portal-admin'];
  return tags.map(({ name, isDefined }) => {
    if (isDefined) return good(msg(str`<${name}> works`));
    return known.includes(name) ? bad(msg(str`<${name}> could not be loaded`), msg('Reload the page; if it stays so, look at its script-src line.')) : bad(msg(str`There is no tag <${name}>`), msg('Look at how it is written.'));
  });
}

const policyFindings = ({ stopped }: PageReport): readonly Finding[] =>
  stopped.length ? [{ kind: 'warning', title: msg('The page’s Content-Security-Policy stops something'), text: stopped.join(' · ') }] : [good(msg('No Content-Security-Policy stops it'))];

function scriptFindings({ script, scripts }: PageReport): readonly Finding[] {
  if (scripts > 1) return [{ kind: 'warning', title: msg('The script stands on the page more than once'), text: msg('Once is enough.') }];
  if (script && /portico-[\w.]+\.js$/.test(script)) return [good(msg('The script is a fixed version: it changes when you change its address'))];
  return [good(msg('The script keeps itself up to date'))];
}

/** Where the page said nothing at all. */
export const silence = (): Finding =>
  bad(
    msg('The script didn’t run'),
    msg('It isn’t on the page, or the page’s Content-Security-Policy blocks it. Look for the script line, and for the script-src line from here. A page that forbids others to open it says nothing either.'),
  );

/** Whether what came is a report. */
export const isReport = (data: unknown): data is PageReport => typeof data === 'object' && data !== null && Reflect.get(data, 'portalCheck') === 1 && ['tags', 'stopped'].every((name) => Array.isArray(Reflect.get(data, name)));
