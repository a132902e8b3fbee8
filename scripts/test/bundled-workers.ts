/**
 * Loaded by mocha before a suite that stands on the bundles: a worker thread whose entry is in the sources then runs
 * its bundle, which was just built. From the sources every thread loads hundreds of modules anew, and a suite starts
 * hundreds of threads. A worker that a test names itself stays what it is.
 */
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { workerEntries } from '../../src/workspace/assets.ts';
import { projectRoot } from '../paths.ts';

const bundles = new Map(
  Object.entries(workerEntries).map(([bundle, source]) => [
    path.join(projectRoot, source),
    path.join(projectRoot, 'dist', bundle),
  ]),
);

class BundledWorker extends workerThreads.Worker {
  constructor(entry: string | URL, options?: WorkerOptions) {
    super((typeof entry === 'string' ? bundles.get(entry) : undefined) ?? entry, options);
  }
}

workerThreads.Worker = BundledWorker;
// Those who imported it by name have it from now on, too.
syncBuiltinESMExports();
