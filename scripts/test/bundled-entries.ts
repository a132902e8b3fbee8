/**
 * Loaded by mocha before a suite that stands on the bundles: a worker thread or a process whose entry is in the sources then
 * runs its bundle, which was just built. From the sources each of them loads hundreds of modules again, and a suite starts
 * hundreds. An entry that a test names itself stays what it is.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { startedEntries, workerEntries } from '../../src/workspace/assets.ts';
import { projectRoot } from '../paths.ts';

const bundles = new Map(
  Object.entries({ ...workerEntries, ...startedEntries }).map(([bundle, source]) => [
    path.join(projectRoot, source),
    path.join(projectRoot, 'dist', bundle),
  ]),
);

function bundleOf<Entry>(entry: Entry): Entry | string {
  return (typeof entry === 'string' ? bundles.get(entry) : undefined) ?? entry;
}

class BundledWorker extends workerThreads.Worker {
  constructor(entry: string | URL, options?: WorkerOptions) {
    super(bundleOf(entry), options);
  }
}

/** Entries among the arguments become their bundles. */
function startingBundles<Start extends (...args: never[]) => unknown>(start: Start): Start {
  return new Proxy(start, {
    apply: (target, self, args: readonly unknown[]) =>
      Reflect.apply(
        target,
        self,
        args.map((arg) => (Array.isArray(arg) ? arg.map(bundleOf) : bundleOf(arg))),
      ),
  });
}

workerThreads.Worker = BundledWorker;
childProcess.fork = startingBundles(childProcess.fork);
childProcess.spawn = startingBundles(childProcess.spawn);
// Those who imported them by name have them from now on, too.
syncBuiltinESMExports();
