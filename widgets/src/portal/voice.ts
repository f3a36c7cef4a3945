import { spoken } from './words.ts';

/** One sentence; as a function it follows a change of language. */
export type Sentence = string | (() => string);

/** The page's live region: one sentence at a time. It lives in the tag that speaks for all, beside its root. */
export class Voice {
  private region?: HTMLElement;
  /** What was said last, and in which language. */
  private last: Sentence = '';
  private language = '';

  /** Stands ready before it is used, or leaves when another tag speaks. */
  place(root: ParentNode, isSpeaking: boolean) {
    if (!isSpeaking) {
      this.region?.remove();
      this.region = undefined;
    } else {
      this.region ??= this.silence();
      // What the tag drew anew may have swept it out.
      if (this.region.parentNode !== root) root.append(this.region);
      // In another language it is said again, or stands there no longer.
      if (this.region.textContent && this.language !== spoken()) this.tell(this.last instanceof Function ? this.last : '');
    }
  }

  private silence() {
    const region = document.createElement('div');
    region.className = 'hidden';
    region.setAttribute('role', 'status');
    return region;
  }

  say(sentence: Sentence, isUrgent: boolean) {
    const { region } = this;
    if (!region) return;
    region.setAttribute('role', isUrgent ? 'alert' : 'status');
    region.textContent = '';
    // Empty first, then full: the same sentence twice is said twice.
    setTimeout(() => this.tell(sentence), 50);
  }

  private tell(sentence: Sentence) {
    this.last = sentence;
    this.language = spoken();
    if (this.region) this.region.textContent = sentence instanceof Function ? sentence() : sentence;
  }
}
