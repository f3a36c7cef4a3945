/** The page's live region: one sentence at a time. It lives in the tag that speaks for all, beside its root. */
export class Voice {
  private region?: HTMLElement;

  /** Stands ready before it is used, or leaves when another tag speaks. */
  place(root: ParentNode, isSpeaking: boolean) {
    if (!isSpeaking) {
      this.region?.remove();
      this.region = undefined;
    } else {
      this.region ??= this.silence();
      // What the tag drew anew may have swept it out.
      if (this.region.parentNode !== root) root.append(this.region);
    }
  }

  private silence() {
    const region = document.createElement('div');
    region.className = 'hidden';
    region.setAttribute('role', 'status');
    return region;
  }

  say(sentence: string, isUrgent: boolean) {
    const { region } = this;
    if (!region) return;
    region.setAttribute('role', isUrgent ? 'alert' : 'status');
    region.textContent = '';
    // Empty first, then full: the same sentence twice is said twice.
    setTimeout(() => (region.textContent = sentence), 50);
  }
}
