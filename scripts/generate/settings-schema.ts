/** docs/vireo.schema.json, the JSON Schema of `.vireo.yml`, from the one schema that reads it. `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { projectConfigSchema } from '../../src/workspace/config/config-schema.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';

export const settingsSchemaPath = 'docs/vireo.schema.json';

export function renderSettingsSchema(): string {
  const schema = z.toJSONSchema(projectConfigSchema, { target: 'draft-7', io: 'input' });
  const named = { ...schema, $id: 'https://vireo.dev/schemas/vireo.json', title: 'Settings of a Vireo scan' };
  return `${JSON.stringify(named, undefined, 2)}\n`;
}

if (import.meta.main) {
  await runMain(async () => {
    const file = path.join(projectRoot, settingsSchemaPath);
    const text = renderSettingsSchema();
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return 0;
    console.error(`${settingsSchemaPath} is out of date: run npm run generate`);
    return 1;
  });
}
