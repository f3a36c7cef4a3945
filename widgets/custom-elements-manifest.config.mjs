/** The manifest that editors read: the public tags and what they are made from. */
export default {
  globs: ['src/portal-*/portal-*.ts', 'src/portal/element.ts', 'src/portal/base-element.ts', 'src/portal/events.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  plugins: [
    {
      name: 'tag-decorator',
      /** Our `@tag('portal-x')` defines the element. */
      analyzePhase({ ts, node, moduleDoc }) {
        if (!ts.isClassDeclaration(node)) return;
        for (const decorator of ts.getDecorators?.(node) ?? []) {
          const call = decorator.expression;
          if (!ts.isCallExpression(call) || call.expression.getText() !== 'tag') continue;
          const made = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
          if (!made) continue;
          made.customElement = true;
          made.tagName = call.arguments[0].text;
          moduleDoc.exports = [
            ...(moduleDoc.exports ?? []),
            { kind: 'custom-element-definition', name: made.tagName, declaration: { name: made.name, module: moduleDoc.path } },
          ];
        }
      },
      /** Editors show the public side only. */
      packageLinkPhase({ customElementsManifest }) {
        for (const { declarations = [] } of customElementsManifest.modules)
          for (const declaration of declarations)
            declaration.members = declaration.members?.filter(({ privacy, name }) => !['private', 'protected'].includes(privacy) && !name.startsWith('_'));
      },
    },
  ],
};
