// npm run soak -- <name>: the full form of a dependability figure, of server/soak; without a name, lists them.
import { run } from './run-program.mjs';

await run('soak');
