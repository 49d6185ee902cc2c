// @ts-check
/**
 * node tools/serve/main.mjs [FOLDER]: serves the built site on this machine alone.
 *
 * The port is fixed because a browser's storage belongs to an address with its port: on another
 * one the models would have to be fetched again. PLAYGROUND_PORT overrides it.
 */
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url));
const port = Number(process.env.PLAYGROUND_PORT ?? 4690);

try {
  const server = await startServer({ folder, port });
  console.log(`\n  The playground is at ${server.address}\n  Ctrl+C stops it.\n`);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE') throw error;
  console.error(
    `Port ${port} is taken, perhaps by another start of the playground: open http://localhost:${port}/, ` +
      'or set PLAYGROUND_PORT to another number.',
  );
  process.exitCode = 1;
}
