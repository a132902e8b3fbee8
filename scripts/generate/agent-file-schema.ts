/** media/agent-file.schema.json, the JSON Schema of `.vireo/agents/NAME.yaml`, from the one schema that reads it. `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { crewFileSchema } from '../../src/contract/work/crew/crew-file.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';

/** It ships, for extensions that read YAML by such schemas. */
export const agentFileSchemaPath = 'media/agent-file.schema.json';

function renderAgentFileSchema(): string {
  const schema = z.toJSONSchema(crewFileSchema, { target: 'draft-7', io: 'input' });
  const title = 'Crew of the Vireo development agent';
  const named = { ...schema, $id: 'https://vireo.dev/schemas/agent-file.json', title };
  return `${JSON.stringify(named, undefined, 2)}\n`;
}

if (import.meta.main) {
  await runMain(async () => {
    const file = path.join(projectRoot, agentFileSchemaPath);
    const text = renderAgentFileSchema();
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return 0;
    console.error(`${agentFileSchemaPath} is out of date: run npm run generate`);
    return 1;
  });
}
