/** What is made, and of what. How is loaded when something is to be made. */
import type { MadeCode } from './made-code.ts';

export const rulesCode: MadeCode = {
  name: 'scanner rules',
  madeOf: [
    'src/scanner/rules/{security,quality,models,examples,infrastructure,secrets}/**/*.yml',
    'src/scanner/rules/*.schema.json',
    'node_modules/{ajv,yaml}/package.json',
  ],
  madeBy: 'scripts/made-code/make-rules.ts',
  files: 'src/scanner/rules.generated.ts',
  make: async (root) => await (await import('./make-rules.ts')).makeRules(root),
};

export const clientCode: MadeCode = {
  name: 'API client',
  madeOf: ['src/api-client/generated/openapi.json', 'node_modules/@hey-api/openapi-ts/package.json'],
  madeBy: 'scripts/made-code/make-client.ts',
  files: 'src/api-client/generated/**/*.ts',
  make: async (root) => await (await import('./make-client.ts')).makeClient(root),
};

export const madeCode: readonly MadeCode[] = [rulesCode, clientCode];
