// Makes the client's types (src/portal/api.d.ts) from the API's own OpenAPI document.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = new URL('../../', import.meta.url);
const document = execFileSync(process.execPath, ['--import', 'tsx', 'server/src/cli/portico.ts', 'openapi'], {
  cwd: fileURLToPath(root),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const types = await openapiTS(JSON.parse(document), { defaultNonNullable: false });
writeFileSync(new URL('widgets/src/portal/api.d.ts', root), astToString(types));
