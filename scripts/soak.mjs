// npm run soak -- <name>: the full form of a dependability figure, of server/soak; without a name, lists them.
import { run } from './programs.mjs';

await run('soak');
