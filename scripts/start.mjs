// `npm start`: from a fresh clone to a running portal and a clinic's website that embeds it.
import { buildTags } from './build.mjs';
import { fail, installPackages, root } from './setup.mjs';

const given = process.argv.slice(2);
const unknown = given.filter((argument) => argument !== '--reset');
if (unknown.length > 0) fail(`npm start takes only "-- --reset", which starts over; not ${unknown.join(' ')}.`);

installPackages();
buildTags();
process.chdir(root);
const { register } = await import('tsx/esm/api');
register();
const { startDemo } = await import('../demo/start.ts');
await startDemo({ reset: given.includes('--reset') });
