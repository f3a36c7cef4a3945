import { msg } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import { allLocations } from '../clinic/places.ts';
import type { Desk, Place } from '../desk.ts';
import '../embed/check-page.ts';
import { chosenTags, firstChoice, tagChoices, type Choice } from '../embed/choosing.ts';
import { embedStyles } from '../embed/embed.styles.ts';
import '../embed/live-tags.ts';
import { policy, snippet, type Format } from '../embed/snippet.ts';
import { hasEnded, type ApiKey } from '../keys/key-words.ts';
import { AdminScreen } from '../screen.ts';
import { segments } from '../segments.ts';
import { segmentStyles } from '../segments.styles.ts';
import { selectField } from '../select-field.ts';
import { copyButton } from '../totp/copy.ts';

/** Tags for the clinic’s own pages. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-embed .desk=${desk} .place=${place}></portal-staff-embed>`;

interface Loaded {
  gateway: string;
  keys: readonly ApiKey[];
  locations: readonly { slug: string; name: string }[];
}

const formats: readonly (readonly [Format, string])[] = [['html', 'HTML'], ['wordpress', 'WordPress'], ['react', 'React'], ['vue', 'Vue']];

/** Makes what a clinic pastes into its pages: tags chosen, seen live, copied; and looks at the page afterwards. */
@tag('portal-staff-embed')
export class EmbedScreen extends AdminScreen {
  protected override readonly looks = [ticksStyles, segmentStyles, embedStyles];
  @state() private choice: Choice = firstChoice;
  @state() private format: Format = 'html';
  @state() private key?: string;

  private readonly all = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? this.load(signal) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  private async load(signal: AbortSignal): Promise<Loaded> {
    const { client, can } = this.shell;
    const [{ gateway }, keys, locations] = await Promise.all([
      client.get('/v1/admin/organization', { signal }),
      can('keys') ? client.get('/v1/admin/keys', { signal }) : undefined,
      can('schedule') ? allLocations(client, signal) : [],
    ]);
    return { gateway, locations, keys: keys?.data.filter((one) => one.kind === 'publishable' && !hasEnded(one)) ?? [] };
  }

  protected override content(desk: Desk) {
    const { all } = this;
    const title = msg('Tags for your website');
    return all.render({
      initial: () => nothing,
      pending: () => html`${this.headline(title)}<portal-part-skeleton lines="6"></portal-part-skeleton>`,
      error: (cause) => html`${this.headline(title)}${this.problem(cause, () => all.run(), msg('Your keys could not be loaded'))}`,
      complete: (loaded) => (loaded ? this.shown(loaded, desk) : nothing),
    });
  }

  private shown(loaded: Loaded, desk: Desk) {
    const { choice } = this;
    const tags = chosenTags(choice);
    const key = this.key ?? loaded.keys.find(({ environment }) => environment === 'live')?.publishable ?? desk.portal?.key ?? '';
    return html`<div class="intro">${this.headline(msg('Tags for your website'))}
        <p class="muted">${msg('Choose what your page is to have, copy it, and paste it. Nothing has to be built.')}</p></div>
      <div class="group">
        ${tagChoices({ choice, locations: loaded.locations, change: (part) => (this.choice = { ...choice, ...part }) })}
        ${loaded.keys.length > 1
          ? selectField({
              name: 'embed-key', label: msg('Key'), value: key, choose: (value) => (this.key = value),
              choices: loaded.keys.flatMap(({ name, publishable }) => (publishable ? [{ value: publishable, text: `${name} (${publishable.slice(0, 12)}…)` }] : [])),
            })
          : nothing}
      </div>
      ${tags.length ? this.copies({ tags, key, loaded, desk }) : html`<p class="muted">${msg('Tick at least one tag.')}</p>`}
      <portal-staff-check-page .desk=${desk}></portal-staff-check-page>
      ${tags.some(({ name }) => name !== 'portal-app') ? html`<portal-staff-live-tags class="group" .desk=${desk} .tags=${tags} .key=${key}></portal-staff-live-tags>` : nothing}`;
  }

  private copies({ tags, key, loaded, desk }: { tags: ReturnType<typeof chosenTags>; key: string; loaded: Loaded; desk: Desk }) {
    const { format } = this;
    const api = desk.portal?.api ?? '';
    const hasStripe = loaded.gateway === 'stripe';
    return html`<section class="group" aria-labelledby="embed-copy">
        ${this.heading(1, html`<span id="embed-copy">${msg('Copy and paste')}</span>`)}
        <div>${segments({ name: 'embed-format', legend: msg('How your page is made'), value: format, choices: formats, choose: (one) => (this.format = one) })}</div>
        <p class="muted">${hints()[format]}</p>
        ${copied(msg('The tags'), snippet({ api, key, tags, format }), msg('Copy the tags'))}
      </section>
      <section class="group" aria-labelledby="embed-policy">
        ${this.heading(1, html`<span id="embed-policy">${msg('If your page has a Content-Security-Policy')}</span>`)}
        <p class="muted">${msg('Whoever looks after your server knows. Then it has to allow this, and nothing more:')}</p>
        ${copied(msg('The policy'), policy({ api, hasStripe }), msg('Copy the policy'))}
        <p class="muted">${msg('Videos in your messages need frame-src, too: https://www.youtube-nocookie.com for YouTube, https://player.vimeo.com for Vimeo. A video file needs media-src with its website.')}</p>
      </section>
      ${desk.can('keys') ? html`<div>${button(msg('Allow your website under “Keys and websites”'), () => desk.go({ screen: 'keys' }), { kind: 'link' })}</div>` : notice('info', msg('Your website has to be allowed once'), msg('Somebody who may do so finds it under “Keys and websites”.'))}`;
  }
}

const copied = (label: string, text: string, words: string) =>
  html`<pre class="snippet" tabindex="0" role="region" aria-label=${label}><code>${text}</code></pre><div class="acts">${keyed(text, copyButton(text, words))}</div>`;

const hints = (): Readonly<Record<Format, string>> => ({
  html: msg('The first part into the head of the page, the tags where they are to stand.'),
  wordpress: msg('As an administrator, add a block “Custom HTML” where the tags are to stand, and paste all of it.'),
  react: msg('The first part into index.html, the tags into any component. React 19 knows them; older ones do, too.'),
  vue: msg('The first part into index.html, the line into the settings of Vite, the tags into any template.'),
});

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-embed': EmbedScreen;
  }
}
