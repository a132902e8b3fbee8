import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDependencyRecorder } from './dependency-recorder.ts';

describe('createDependencyRecorder', () => {
  let root: string;
  const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'vireo-recorder-'));
    write('main.tf', 'resource "a" "b" {}\n');
    write('variables.tf', 'variable "c" {}\n');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  /** A recorder that has noted what lies beside main.tf. */
  function recorded() {
    const recorder = createDependencyRecorder();
    recorder.useRoot(root);
    recorder.begin();
    const found = recorder.summaries.beside?.(path.join(root, 'main.tf')) ?? [];
    const holds = (): boolean => recorder.take().every((dependency) => recorder.holds(dependency));
    return { found, holds };
  }

  it('gives the other files of a module, not the file itself nor files of other kinds', () => {
    write('notes.md', '# Notes\n');

    const { found } = recorded();

    assert.deepEqual(found, [{ path: path.join(root, 'variables.tf'), text: 'variable "c" {}\n' }]);
  });

  it('says that nothing changed while the files beside it are the same', () => {
    assert.equal(recorded().holds(), true);
  });

  for (const [what, change] of [
    ['changes', () => write('variables.tf', 'variable "d" {}\n')],
    ['comes', () => write('outputs.tf', 'output "e" {}\n')],
    ['goes', () => rmSync(path.join(root, 'variables.tf'))],
  ] as const)
    it(`says so when a file beside it ${what}`, () => {
      const { holds } = recorded();

      change();

      assert.equal(holds(), false);
    });
});
