import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dependencyFilePatterns, isDependencyFile } from '../../../contract/dependency-files.ts';
import { adapters } from './adapters.ts';

const names = dependencyFilePatterns.flatMap((pattern) => /\{(.+)\}/.exec(pattern)?.[1]?.split(',') ?? []);
const samples = [
  ...names,
  'requirements.txt',
  'dev-Requirements.txt',
  'requirements/base.txt',
  'notes.txt',
  'a.json',
];

describe('the names that an editor knows dependency files by', () => {
  it('are those that an adapter reads, and what belongs to such a file', () => {
    const beside = new Set(['go.sum']);

    for (const file of samples) {
      const isRead = adapters.some((adapter) => adapter.matches(file));
      assert.equal(isDependencyFile(file), isRead || beside.has(file), file);
      assert.equal(isDependencyFile(`C:\\work\\${file.replaceAll('/', '\\')}`), isDependencyFile(file), file);
    }
    for (const adapter of adapters)
      assert.ok(
        samples.some((file) => adapter.matches(file)),
        adapter.id,
      );
  });
});
