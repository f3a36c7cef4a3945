import { ConfigError, readConfig } from './config.ts';
import { developmentSecret } from './development-secret.ts';
import { stopOnSignals } from './ops/shutdown.ts';
import { dataFolder, startPortico } from './start.ts';

try {
  const config = readConfig(process.env, () => developmentSecret(`${dataFolder}/secret`));
  const portico = await startPortico(config);
  stopOnSignals(() => portico.stop());
  console.error(`Portico answers on ${portico.runtime.publicUrl}`);
} catch (error) {
  console.error(error instanceof ConfigError ? `Portico can't start: ${error.message}` : error);
  process.exitCode = 1;
}
