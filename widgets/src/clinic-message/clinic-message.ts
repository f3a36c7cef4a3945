import { Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { videoIcon } from '../parts/icon.ts';
import { PartElement } from '../parts/part.ts';
import type { Ok } from '../portal/client.ts';
import type { MessageName } from '../portal/clinic-message.ts';
import type { Portal } from '../portal/portal.ts';
import { tag } from '../portal/tag.ts';
import { messageStyles } from './clinic-message.styles.ts';
import { richNodes } from './rich-nodes.ts';

type Message = Ok<'/v1/messages/{name}'>;

/**
 * What the clinic itself says in a place of the portal. Nothing stands here until it came, and nothing where it doesn't: no
 * task needs it. A video is a poster; its player comes from its host when it is pressed, not before.
 */
@tag('portal-part-message')
export class ClinicMessage extends PartElement {
  @property({ attribute: false }) portal?: Portal;
  @property({ attribute: false }) name?: MessageName;
  @property({ type: Number }) level = 2;
  @state() private isPlaying = false;
  protected override readonly looks = [messageStyles];

  private readonly message = new Task(this, {
    args: () => [this.portal, this.name, this.portal?.language, this.portal?.session?.id] as const,
    task: async ([portal, name], { signal }) => (portal && name ? portal.client.get('/v1/messages/{name}', { params: { name }, signal, background: true }) : undefined),
  });

  protected override updated() {
    if (this.isPlaying) this.querySelector<HTMLElement>('.film')?.focus();
  }

  protected override render() {
    return this.message.render({ complete: (message) => (message ? this.shown(message) : nothing) });
  }

  private shown({ html: text, language, video }: Message) {
    return html`<div class="rich" lang=${language === this.portal?.language ? nothing : language}>${video ? this.film(video) : nothing}${richNodes(text, this.level)}</div>`;
  }

  private film({ url, host, kind, poster }: NonNullable<Message['video']>) {
    const title = msg('Video from the clinic');
    if (this.isPlaying && kind === 'file') return html`<video class="film" src=${url} controls autoplay tabindex="-1" aria-label=${title}></video>`;
    if (this.isPlaying)
      return html`<iframe class="film" src=${url} title=${title} tabindex="-1" allow="fullscreen; autoplay; encrypted-media; picture-in-picture" referrerpolicy="strict-origin"
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"></iframe>`;
    return html`<button type="button" class="film" @click=${() => (this.isPlaying = true)}>${poster ? html`<img src=${poster} alt="" loading="lazy" />` : nothing}
      <span>${videoIcon}${msg(str`Play the video (${host})`)}</span></button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-message': ClinicMessage;
  }
}
