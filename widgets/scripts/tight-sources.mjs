// Takes from the tags' sources what only people read, before they are bundled.
import ts from 'typescript';

const { isTaggedTemplateExpression, isIdentifier, isClassDeclaration, isPropertyDeclaration, isCallExpression } = ts;

const tightCss = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/ > /g, '>')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/(?<=[\s:(,-])0\.(?=\d)/g, '.');

/** A break of line between two elements shows as a space, and stays one. */
const tightHtml = (html) => html.replace(/\s*\n\s*/g, ' ');

/**
 * - CSS and HTML in templates are shipped without the spaces that only people read. A sentence (`msg`) stays as it is:
 *   it is found by its letters.
 * - `@property` and `@state` become Lit's `static properties`, `@tag` a call: the same in half the bytes, without the
 *   decorators' own code in every chunk.
 */
export const tightSources = {
  name: 'tight-sources',
  transform(code, id) {
    if (!id.includes('/widgets/src/') || id.includes('/locales/') || !id.endsWith('.ts')) return null;
    const edits = [];
    const source = ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true);
    visit(source, edits);
    const tight = edits.sort((one, other) => other.start - one.start).reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code);
    return { code: tight, map: null };
  },
};

function visit(node, edits) {
  if (isTaggedTemplateExpression(node) && isIdentifier(node.tag)) {
    const tight = { css: tightCss, html: tightHtml, svg: tightHtml }[node.tag.text];
    const isSentence = isCallExpression(node.parent) && node.parent.expression.getText() === 'msg';
    if (tight && !isSentence) edits.push(...textsOf(node.template).map(({ start, end, text }) => ({ start, end, by: tight(text) })));
  }
  if (isClassDeclaration(node)) edits.push(...withoutDecorators(node));
  ts.forEachChild(node, (child) => visit(child, edits));
}

/** The constant texts of a template, between its backticks and braces. */
function textsOf(template) {
  const parts = ts.isNoSubstitutionTemplateLiteral(template) ? [template] : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return parts.map((part) => {
    const whole = part.getText();
    const text = whole.slice(1, whole.endsWith('${') ? -2 : -1);
    return { start: part.getStart() + 1, end: part.getStart() + 1 + text.length, text };
  });
}

function withoutDecorators(declaration) {
  const edits = [];
  const options = [];
  const take = (decorator) => edits.push({ start: decorator.getStart(), end: decorator.getEnd(), by: '' });
  for (const member of declaration.members)
    for (const decorator of ts.getDecorators?.(member) ?? []) {
      const [, kind, given] = /^@(property|state)\(([^]*)\)$/.exec(decorator.getText()) ?? [];
      if (!kind || !isPropertyDeclaration(member)) throw new Error(`${decorator.getText()} is unknown to the build`);
      options.push(`${member.name.getText()}:${kind === 'state' ? '{state:true}' : given || '{}'}`);
      take(decorator);
    }
  for (const decorator of ts.getDecorators?.(declaration) ?? []) {
    take(decorator);
    edits.push({ start: declaration.getEnd(), end: declaration.getEnd(), by: `\n${decorator.getText().slice(1)}(${declaration.name.text});` });
  }
  const body = declaration.members.pos;
  if (options.length) edits.push({ start: body, end: body, by: ` static override properties = {${options.join(',')}};` });
  return edits;
}
