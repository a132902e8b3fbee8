/** What a linter of OpenAPI documents says. */
import { createConfig, lintFromString } from '@redocly/openapi-core';

/** Errors and warnings of its recommended rules. */
export async function checkOpenApi(source: string): Promise<readonly string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // Health has no error of the caller's.
      'operation-4xx-response': 'off',
    },
  });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message, location, severity }) => {
    const pointer = location[0] !== undefined && 'pointer' in location[0] ? location[0].pointer : '';
    return `${severity} ${ruleId} ${message} ${pointer}`;
  });
}
