// npm run bench -- <name> [--json]: one benchmark of server/bench or demo/bench; without a name, lists them.
import { run } from './run-program.mjs';

await run('bench');
