/** SARIF logs as tools write them, for tests. */

export interface LoggedResult {
  readonly ruleId?: string;
  readonly uri?: string;
  readonly line?: number;
  readonly text?: string;
  readonly more?: object;
}

export function createResult({
  ruleId = 'c/overflow',
  uri = 'src/a.c',
  line = 3,
  text = 'Too long.',
  more = {},
}: LoggedResult = {}) {
  const physicalLocation = { artifactLocation: { uri }, region: { startLine: line } };
  return { ruleId, message: { text }, locations: [{ physicalLocation }], ...more };
}

export function createLog(
  results: readonly object[],
  { tool = 'Lint', more = {} }: { readonly tool?: string; readonly more?: object } = {},
) {
  return { version: '2.1.0', runs: [{ tool: { driver: { name: tool } }, results, ...more }] };
}
