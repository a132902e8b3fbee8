import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportedFinding } from './imported-finding.ts';
import { type ReadLogOptions, readLog } from './read-log.ts';

export const source = 'import os\n\ndef run(name):\n    os.system("ls " + name)  # 🐍 ü\n    return name\n';

export const driver = { name: 'Lint', version: '1.4' };

export function at(uri: string, region: object = { startLine: 4 }, location: object = {}) {
  return { physicalLocation: { artifactLocation: { uri, ...location }, region } };
}

export function result(more: object = {}) {
  return { ruleId: 'shell', message: { text: 'Text' }, locations: [at('src/a.py')], ...more };
}

export const logOf = (results: readonly object[], run: object = {}, tool: object = { driver }) => ({
  version: '2.1.0',
  runs: [{ tool, results, ...run }],
});

/** A folder that logs speak of, and one outside of it. */
export function setUpLogs() {
  let folder: string;

  let outside: string;

  beforeEach(() => {
    outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-sarif-')));
    folder = path.join(outside, 'project');
    mkdirSync(path.join(folder, 'src'), { recursive: true });
    writeFileSync(path.join(folder, 'src/a.py'), source);
    writeFileSync(path.join(outside, 'secret.py'), 'outside = 1\n');
  });

  afterEach(() => rmSync(outside, { recursive: true }));

  const read = async (log: unknown, options: Partial<ReadLogOptions> = {}) =>
    await readLog(log, { folder, ...options });

  async function readOne(
    results: readonly object[],
    run: object = {},
    tool?: object,
  ): Promise<ImportedFinding> {
    const { sources, losses } = await read(logOf(results, run, tool));
    const [finding] = sources[0]?.findings ?? [];
    assert.ok(finding, JSON.stringify(losses));
    return finding;
  }

  return {
    get folder() {
      return folder;
    },
    get outside() {
      return outside;
    },
    readOne,
    read,
  };
}
