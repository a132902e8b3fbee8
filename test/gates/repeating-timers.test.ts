import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

const root = path.resolve(import.meta.dirname, '../..');

/** What comes again while the process lives and is no business of its data; all else is a schedule (ADR 0040). */
const allowed: Readonly<Record<string, string>> = {
  'src/backend/contexts/time/proposals/calendar/calendar-thread.ts': 'looks whether its thread hangs',
  'src/backend/contexts/time/transfer/imports/open-file/keep-transaction.ts':
    'keeps a transaction while a thread works',
  'src/backend/local/idle.ts': 'ends a backend that nobody uses',
  'src/backend/platform/http/drain.ts': 'closes connections as the server ends',
  'src/backend/platform/http/team/open-connections.ts': 'closes connections of sessions that have ended',
  'src/backend/platform/jobs/embedded-job-queue.ts': 'renews the leases of jobs that run',
  'src/backend/proxy/runner/open-runner.ts': 'renews the lease of what runs for a server',
  'src/backend/proxy/runner/runner-line.ts': 'looks whether the way to the server still stands',
  'src/backend/team/serve-team.ts': 'ends leases of machines that are silent',
  'src/backend/team/tls-files.ts': 'looks whether the certificate was renewed',
};

/** A timer that is set again by what it calls. */
const chain = /function (\w+)[^}]*setTimeout\(\s*(?:\(\) => )?\1\b/;

function read(): readonly { readonly file: string; readonly text: string }[] {
  return globSync('src/backend/**/*.ts', { cwd: root })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('src/backend/testing/'))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

describe('timers of the backend', () => {
  it('repeat in the named places alone', () => {
    const repeating = read().filter(({ text }) => /\bsetInterval\(/.test(text));
    assert.deepEqual(repeating.map(({ file }) => file).toSorted(), Object.keys(allowed));
  });

  it('are no chain that repeats by setting itself again', () => {
    assert.deepEqual(
      read().filter(({ text }) => chain.test(text)),
      [],
    );
    assert.match('function poll() {\n  work();\n  setTimeout(poll, 1_000);\n}', chain);
  });
});
