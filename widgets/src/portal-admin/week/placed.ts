import { nothing, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/** Minutes of a day. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

class Placed extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('placed() stands in a start tag');
  }

  render(_span: Span, _isScale = false): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [{ from, until }, isScale]: [Span, boolean?]) {
    // One property after the other: a page's policy may refuse the attribute.
    if ('style' in element && element.style instanceof CSSStyleDeclaration) {
      element.style.setProperty(isScale ? '--first' : '--from', String(from));
      element.style.setProperty(isScale ? '--last' : '--until', String(until));
    }
    return nothing;
  }
}

/** Where something stands in a day, for the style sheet: `--from` and `--until`, in minutes; of the whole scale `--first` and `--last`. */
export const placed = directive(Placed);
