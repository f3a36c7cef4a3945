// npm run bench -- <name> [--json]: one benchmark of server/bench or demo/bench; without a name, lists them.
import { run } from './programs.mjs';

await run('bench');
