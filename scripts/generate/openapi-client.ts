/**
 * Writes openapi.json from the routes of the backend, and the client of it. `--check` compares: an API cannot change without
 * its document, which review sees.
 */
// Brings app.swagger() into the types: the backend's declarations name the plugin, but do not carry it here.
import type {} from '@fastify/swagger';
import { clientCode } from '../made-code/index.ts';
import { makeCode } from '../made-code/made-code.ts';
import { documentFile } from '../made-code/make-client.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { askApp } from './backend-app.ts';
import { remake } from './remake.ts';

if (import.meta.main) {
  await runMain(async () => {
    const document = await askApp((app) => app.swagger());
    const code = await remake(documentFile, () => `${JSON.stringify(document, undefined, 2)}\n`);
    if (!process.argv.includes('--check')) await makeCode(projectRoot, [clientCode]);
    return code;
  });
}
