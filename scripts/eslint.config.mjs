import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';

const restricted = (...entries) => ['error', ...entries.map(([selector, message]) => ({ selector, message }))];

const everywhere = [
  ['TSAsExpression[typeAnnotation.type="TSAnyKeyword"]', 'Say the type.'],
];

const onServer = [
  ...everywhere,
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Time comes from the injected clock.'],
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Time comes from the injected clock.'],
  ['CallExpression[callee.object.name="Math"][callee.property.name="random"]', 'Chance is injected.'],
  ['MemberExpression[object.name="process"][property.name="env"]', 'Only config.ts reads the environment.'],
];

const inTags = [
  ...everywhere,
  ['Property[key.name="cache"][value.value=/^no-(store|cache)$/]', 'It bypasses the preflight cache; the server sends no-store.'],
  ['AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]', 'Breaks Trusted Types.'],
  ['ImportDeclaration[source.value=/unsafe-html|style-map/]', 'Breaks a strict CSP.'],
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.portico/**', 'widgets/src/portal/api.d.ts', 'widgets/src/locales/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-empty': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/config.ts', 'server/src/clock.ts', 'server/src/main.ts', 'server/src/cli/**', '**/testing/**', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': restricted(...onServer) },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/db/**', '**/*.models.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'sequelize', message: 'Rows are reached through caller.db.', allowTypeImports: true }] },
      ],
    },
  },
  {
    files: ['server/src/cli/**', 'server/bench/**', 'server/soak/**', 'server/stand-in/**', 'server/src/main.ts', 'demo/**', 'scripts/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['widgets/src/**/*.ts'],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      'no-restricted-syntax': restricted(...inTags),
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: 'zod', message: 'zod must not reach a browser bundle.' }] }],
    },
  },
  {
    // Tests play hostile pages and listen to the console.
    files: ['widgets/src/**/*.test.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
);
