import { startDemo } from '../start.ts';

await startDemo({ reset: false });
