import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun } from '../accounts/form-run.ts';
import { heading } from '../parts/heading.ts';
import { PartElement } from '../parts/part.ts';
import type { Locale } from '../portal/locale.ts';
import type { Portal } from '../portal/portal.ts';
import { Problem } from '../portal/problem.ts';
import type { Sentence } from '../portal/voice.ts';
import type { Profile } from './profile.ts';

/** What the parts of a profile need of the tag that they stand in. */
export interface Desk {
  readonly portal: Portal;
  readonly locale: Locale;
  readonly level: number;
  /** Only one thing is changed at a time: its name. */
  readonly open: string | undefined;
  begin(name: string | undefined): void;
  /** The profile as it is from now on. */
  changed(profile?: Profile): void;
  failed(cause: unknown): Problem;
  say(sentence: Sentence): void;
  /** Does what may need the password once more. False: the person gave up. */
  fresh(act: () => Promise<unknown>): Promise<boolean>;
}

/** One section of a profile: read, or changed in place. */
export abstract class ProfilePart extends PartElement {
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) profile?: Profile;
  protected readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  protected get client() {
    if (!this.desk) throw new Problem('no-key');
    return this.desk.portal.client;
  }

  /** A section with its heading, which takes the focus when what was done in it is over. */
  protected section(name: string, title: string, content: unknown, act?: unknown) {
    const { level = 2 } = this.desk ?? {};
    return html`<section class="group" aria-labelledby="${name}-title">
      <div class="head">${heading(level + 1, html`<span id="${name}-title">${title}</span>`)}${act}</div>
      ${content}
    </section>`;
  }

  /** Begins to change something, or stops; the focus goes to its first field, or back to the heading. */
  protected begin = async (name: string | undefined) => {
    this.form.clear();
    this.desk?.begin(name);
    await this.settled();
    const first = name && this.querySelector<HTMLElement>('form :is(input, select)');
    (first || this.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
  };

  /** The tag draws this part anew first. */
  private async settled() {
    await Promise.resolve();
    await this.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    await this.updateComplete;
  }
}
