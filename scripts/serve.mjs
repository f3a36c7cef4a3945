// `npm run serve`: the API alone, as production runs it, without demo data.
import { installPackages, root } from './setup.mjs';
import { buildServer, buildTags } from './build.mjs';

installPackages();
buildTags();
buildServer();
process.chdir(root);
await import('../server/dist/main.js');
