import { msg } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { property, state } from 'lit/decorators.js';
import { adopt } from '../../parts/part.ts';
import type { Ok } from '../../portal/client.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { segments } from '../segments.ts';
import { segmentStyles } from '../segments.styles.ts';
import { previewStyles } from './preview-pane.styles.ts';

/** Settings that aren't saved, by their keys. */
export type UnsavedValues = Readonly<Record<string, unknown>>;

/** So long after the last change the portal is drawn anew. */
const restMs = 600;
const widths = { phone: 360, wide: 1200 } as const;
const heights = { phone: 640, wide: 1600 } as const;
type Shape = keyof typeof widths;

/**
 * The portal as a patient would see it with values that aren't saved, in a frame as wide as a phone or a desk, drawn small
 * enough for where it stands. It needs staff's page to be on the API's own origin.
 */
@tag('portal-part-preview')
export class PreviewPane extends AdminScreen {
  @property({ attribute: false }) values: UnsavedValues = {};
  /** The location whose own values these are. */
  @property({ attribute: false }) locationId?: string;
  @state() private shape: Shape = 'phone';
  @state() private scheme: 'light' | 'dark' = 'light';
  /** As the test patient; else as somebody who isn't signed in. */
  @property({ attribute: false }) asPatient = true;
  @state() private url?: string;
  @state() private trouble?: Problem;
  private timer?: ReturnType<typeof setTimeout>;
  private asked = 0;
  private readonly room = new ResizeObserver(() => this.fit());
  protected override readonly looks = [segmentStyles, previewStyles];

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.room.disconnect();
    this.asked += 1;
  }

  override connectedCallback() {
    super.connectedCallback();
    adopt(this, this.looks);
    if (this.hasUpdated) this.askSoon(0);
  }

  protected override willUpdate(changed: PropertyValues) {
    const isNew = !this.hasUpdated;
    if (isNew || ['values', 'locationId', 'asPatient'].some((name) => changed.has(name))) this.askSoon(isNew ? 0 : restMs);
  }

  protected override updated() {
    const frame = this.querySelector('.preview-window');
    this.room.disconnect();
    if (frame) this.room.observe(frame);
    this.fit();
    this.dress();
  }

  protected override content(_desk: Desk) {
    return html`${this.heading(1, msg('Preview'))}
      <div class="preview-tools">
        ${segments({ name: 'preview-shape', legend: msg('Width'), value: this.shape, choices: [['phone', msg('Phone')], ['wide', msg('Wide')]], choose: (shape) => (this.shape = shape) })}
        ${segments({ name: 'preview-scheme', legend: msg('Colours'), value: this.scheme, choices: [['light', msg('Light')], ['dark', msg('Dark')]], choose: (scheme) => (this.scheme = scheme) })}
        ${segments({ name: 'preview-as', legend: msg('Seen by'), value: this.asPatient ? 'patient' : 'nobody', choices: [['patient', msg('Test patient')], ['nobody', msg('Visitor')]], choose: (who) => (this.asPatient = who === 'patient') })}
      </div>
      ${this.trouble ? this.problem(this.trouble, this.ask) : this.window()}
      <p class="hint">${msg('Only you see this until you save. Nothing is booked or sent from here.')}</p>`;
  }

  private window() {
    if (!this.url) return html`<div class="preview-window"><portal-part-skeleton lines="3" @portal-part-retry=${this.ask}></portal-part-skeleton></div>`;
    return html`<div class="preview-window">
      ${keyed(this.url, html`<iframe title=${msg('The portal as it would be')} src=${this.url} @load=${this.dress}></iframe>`)}
    </div>`;
  }

  /** A frame as wide as what it stands for, made as small as the room there is. */
  private fit() {
    const window = this.querySelector<HTMLElement>('.preview-window');
    const frame = window?.querySelector('iframe');
    if (!window || !frame || !window.clientWidth) return;
    const scale = Math.min(1, window.clientWidth / widths[this.shape]);
    const { style } = frame;
    style.inlineSize = `${scale === 1 ? window.clientWidth : widths[this.shape]}px`;
    style.blockSize = `${heights[this.shape]}px`;
    style.transform = scale === 1 ? 'none' : `scale(${scale})`;
    window.style.blockSize = `${Math.round(heights[this.shape] * scale)}px`;
  }

  /** The page inside is of our own origin. */
  private dress = () => {
    const inside = this.querySelector('iframe')?.contentDocument;
    if (inside) inside.documentElement.style.colorScheme = this.scheme;
  };

  private askSoon(afterMs: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), afterMs);
  }

  private ask = async () => {
    const turn = ++this.asked;
    const { values, locationId, asPatient, desk } = this;
    this.trouble = undefined;
    try {
      // The values come from the fields of the catalog, and the API checks them once more.
      const body = { values, locationId, asPatient } as { asPatient: boolean };
      const made: Ok<'/v1/admin/previews', 'post'> | undefined = await desk?.client.post('/v1/admin/previews', { body, background: true });
      if (turn === this.asked) this.url = made?.url;
    } catch (cause) {
      if (turn === this.asked) this.trouble = desk?.failed(cause);
    }
  };
}

/** What shows a preview, for screens that hold unsaved values. */
export const previewPane = (desk: Desk, values: UnsavedValues, { locationId, asPatient = true }: { locationId?: string; asPatient?: boolean } = {}) =>
  html`<portal-part-preview .desk=${desk} .values=${values} .locationId=${locationId} .asPatient=${asPatient}></portal-part-preview>`;

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-preview': PreviewPane;
  }
}
