/** `vireo api`: one request to the API. */
import { Argument, Command } from 'commander';
import type { ApiOptions } from '../../api/run-api.ts';
import { withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';

const help = `
PATH is one of the API (GET /api/v1/openapi.json lists them); "/clients" stands for "/api/v1/clients". The answer is printed as it came.
Without --server the service of this machine is found, or started.

Exit codes: 0 done, 1 the API refused it (its answer is printed), 2 wrong usage, or nothing answered.

Examples:
  vireo api GET "/time-entries?limit=5"
  echo '{"name":"Nordwind","currency":"EUR","countryCode":"DE"}' | vireo api POST /clients --body -
  VIREO_TOKEN=$KEY vireo api GET /clients --server http://127.0.0.1:4100`;

export function createApiCommand(io: CliIo): Command {
  const command = new Command('api')
    .description('one request to the API')
    .addArgument(new Argument('<METHOD>', 'what to do').choices(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']))
    .argument('<PATH>', 'of the API')
    .option('--body <file>', 'JSON to send; - for standard input')
    .option('--if-match <version>', 'only where the record has this version');
  return withBackendOptions(command)
    .addHelpText('after', help)
    .action(async (method: string, path: string, options: ApiOptions) => {
      const { runApi } = await import('../../api/run-api.ts');
      await runApi({ method, path }, options, io);
    });
}
