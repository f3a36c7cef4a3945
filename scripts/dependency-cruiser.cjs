/** The architecture, held mechanically: `npx depcruise --config scripts/dependency-cruiser.cjs server/src widgets/src`. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'models-stay-in-their-slice',
      comment: 'A slice calls another slice’s services, never its models; db/ gathers them all.',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/', pathNot: ['^server/src/db/', '\\.test\\.ts$', '^server/src/testing/'] },
      to: { path: '^server/src/.+\\.models\\.ts$', pathNot: '^server/src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-are-mounted-by-app-alone',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/app\\.ts$', '^server/src/routes\\.ts$', '\\.test\\.ts$'] },
      to: { path: '\\.routes\\.ts$' },
    },
    {
      name: 'contract-knows-no-slice',
      severity: 'error',
      from: { path: '^server/src/contract/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(?!contract/|settings/(catalog|setting)\\.ts|locales/languages\\.ts)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'zod-stays-on-the-server', severity: 'error', from: { path: '^widgets/src/' }, to: { path: 'node_modules/zod' } },
    { name: 'parts-know-no-portal', severity: 'error', from: { path: '^widgets/src/parts/', pathNot: '\\.test\\.ts$' }, to: { path: '^widgets/src/portal/(client|session|portal)\\.ts' } },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(server|widgets)/src/', pathNot: ['\\.test\\.ts$', '/testing/', '/testing\\.ts$'] },
      to: { path: ['\\.test\\.ts$', '^server/src/testing/', '/testing\\.ts$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'server/tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'] },
  },
};
