/**
 * What a test file stands on, as one hash: what passed with these very inputs need not run again. Too much in it only
 * makes a run longer, so whatever is no module counts for every file, and a file that lists folders stands on all.
 */
import { createHash } from 'node:crypto';
import { ImportGraph } from '../import-graph.ts';
import type { Snapshot } from './green-record.ts';
import { isReachedByName, listsFolders } from './select-tests.ts';
import type { Suite } from './suites.ts';

export class TestInputs {
  private readonly graph: ImportGraph;
  private readonly now: Snapshot;
  private readonly files: readonly string[];
  /** Data, scripts and settings, with what runs them. */
  private readonly common: string;

  constructor(graph: ImportGraph, now: Snapshot) {
    this.graph = graph;
    this.now = now;
    this.files = Object.keys(now);
    const shared = this.files.filter((file) => !isReachedByName(file));
    this.common = `${process.version} ${process.platform} ${this.hashOf(shared)}`;
  }

  static read(root: string, now: Snapshot): TestInputs {
    return new TestInputs(ImportGraph.read(root), now);
  }

  fingerprint(suite: Suite, test: string): string {
    const own = listsFolders(this.graph, test) ? this.files : this.standsOn(suite, test);
    return hash(`${this.common}\0${this.hashOf(own)}`);
  }

  private standsOn({ builtFrom }: Suite, test: string): readonly string[] {
    const built = builtFrom === undefined ? [] : this.files.filter((file) => isShipped(file, builtFrom));
    return [...this.graph.reachableFrom(test, ...built)];
  }

  private hashOf(files: readonly string[]): string {
    return hash(
      [...files]
        .sort()
        .map((file) => `${file} ${this.now[file]}`)
        .join('\0'),
    );
  }
}

/** A test is in no bundle, nor is what it asks for. */
function isShipped(file: string, builtFrom: RegExp): boolean {
  return builtFrom.test(file) && !/\.(?:test|sample)\.ts$/.test(file);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
