/** The page's live region: one sentence at a time. It lives in the tag that speaks for all, beside its root. */
export class Voice {
  private region?: HTMLElement;

  /** Stands ready before it is used, or leaves when another tag speaks. */
  place(root: ParentNode, isSpeaking: boolean) {
    if (!isSpeaking) {
      this.region?.remove();
      this.region = undefined;
    } else if (!this.region) {
      this.region = document.createElement('div');
      this.region.className = 'hidden';
      this.region.setAttribute('role', 'status');
      root.append(this.region);
    }
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
