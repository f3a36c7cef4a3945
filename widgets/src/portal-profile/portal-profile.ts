import { msg, str } from '@lit/localize';
import { initialState, Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { freshly } from '../accounts/fresh.ts';
import { ticksStyles } from '../accounts/ticks.styles.ts';
import { answersStyles } from '../parts/answers.styles.ts';
import { button } from '../parts/button.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { notice } from '../parts/notice.ts';
import { PortalElement } from '../portal/element.ts';
import type { Portal } from '../portal/portal.ts';
import { tag } from '../portal/tag.ts';
import './contacts.ts';
import { groupsOf, wordsOf } from './fields.ts';
import './group.ts';
import type { Desk } from './part.ts';
import { styles } from './portal-profile.styles.ts';
import { isContact, type FieldName, type Profile } from './profile.ts';
import './sign-in.ts';

/** Rows of the skeleton where somebody is signed in: a profile fills more than a screen. */
const lines = 16;

/**
 * What the clinic knows of the signed-in patient and how it reaches them: the fields that the clinic shows, contacts proved by
 * a code, password, and the devices that are signed in. Each is changed in place, one at a time.
 *
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @csspart root - The whole tag.
 * @csspart form - The form of what is being changed.
 * @csspart field - A label with its control.
 * @csspart submit - The button that saves.
 * @csspart contacts - The list of emails and phones.
 * @csspart devices - The list of devices.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-profile')
export class PortalProfile extends PortalElement {
  static override styles = [PortalElement.styles, fieldStyles, ticksStyles, answersStyles, styles];
  /** What is being changed. */
  @state() private open?: string | undefined;
  /** Newer than what was loaded first. */
  @state() private newer?: Profile | undefined;
  private shownTo?: string | undefined;

  private readonly profile = new Task(this, {
    args: () => [this.session?.id] as const,
    task: async ([id], { signal }) => (id ? this.client.get('/v1/me', { signal }) : initialState),
    onComplete: () => (this.newer = undefined),
    onError: (cause) => this.failed(cause),
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    const { id } = this.session ?? {};
    if (id !== this.shownTo) this.open = this.newer = undefined;
    this.shownTo = id;
  }

  protected override render() {
    const title = msg('Your profile');
    return this.framed(() => this.content(), { title, lines: 6, signedOut: () => this.signedOut(msg('Sign in to see your profile')) });
  }

  private content() {
    const { portal } = this;
    const shown = (profile: Profile) => (portal ? this.sections(this.newer ?? profile, this.desk(portal)) : nothing);
    const waiting = () => html`<portal-part-skeleton lines=${lines} @portal-part-retry=${this.reload}></portal-part-skeleton>`;
    return this.profile.render({
      initial: waiting,
      pending: () => (this.profile.value ? shown(this.profile.value) : waiting()),
      error: (cause) => (this.newer ? shown(this.newer) : this.problem(cause, this.reload, msg('Your profile could not be loaded'))),
      complete: shown,
    });
  }

  private sections(profile: Profile, desk: Desk) {
    const groups = groupsOf(profile);
    return html`<div class="groups">
        ${profile.missing.length && !this.open ? this.incomplete(profile) : nothing}
        ${groups.map((group) => html`<portal-part-profile-group .desk=${desk} .profile=${profile} .group=${group}></portal-part-profile-group>`)}
        <portal-part-contacts .desk=${desk} .profile=${profile}></portal-part-contacts>
        ${profile.id ? html`<portal-part-sign-in .desk=${desk} .profile=${profile}></portal-part-sign-in>` : nothing}
      </div>
      <portal-part-fresh .portal=${this.portal}></portal-part-fresh>`;
  }

  /** What the clinic needs and doesn't have yet. */
  private incomplete(profile: Profile) {
    const names = profile.missing.map((name) => wordsOf(name).label);
    const [first] = profile.missing;
    return html`<div class="stack">${notice('info', msg('Some details are missing'), msg(str`The clinic needs: ${this.locale.list(names)}.`))}
      ${first ? button(msg('Add them'), () => this.add(profile, first)) : nothing}</div>`;
  }

  private add(profile: Profile, name: FieldName) {
    const group = groupsOf(profile).find(({ fields }) => fields.includes(name));
    const place = isContact(name) || !group ? 'contacts' : group.name;
    const part = this.renderRoot.querySelector(`[aria-labelledby="${place}-title"]`);
    part?.querySelector('button')?.click();
    part?.scrollIntoView({ block: 'start' });
  }

  private desk(portal: Portal): Desk {
    return {
      portal, locale: this.locale, level: this.headingLevel, open: this.open,
      begin: (name) => (this.open = name), changed: this.changed, failed: (cause) => this.failed(cause), say: (sentence) => this.say(sentence), fresh: this.fresh,
    };
  }

  private changed = (profile?: Profile) => {
    if (profile) this.newer = profile;
    else void this.profile.run();
  };

  /** Asks for the password once more where the API wants it, and then does it. */
  private fresh = (act: () => Promise<unknown>) => freshly(act, this.renderRoot.querySelector('portal-part-fresh'));

  private reload = () => this.profile.run();
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile': PortalProfile;
  }
}
