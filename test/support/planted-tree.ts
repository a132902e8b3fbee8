/** A temporary tree of files in which a test plants what a gate must refuse. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface PlantedTree extends Disposable {
  readonly root: string;
  write(files: Readonly<Record<string, string>>): void;
}

export function createPlantedTree(files: Readonly<Record<string, string>>): PlantedTree {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-gate-')));
  const write: PlantedTree['write'] = (more) => {
    for (const [name, text] of Object.entries(more)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
  };
  write(files);
  return { root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
