import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findSlowRegexes } from './check-regexes.ts';
import type { RegexVerdict } from './regex-verdict.ts';

/** No proof of it is that short. */
const tooShortMs = 1;
const address = '^https?://[a-z0-9.-]+/(?:x|y)[0-9]+';

describe('the proof of regular expressions', function suite() {
  this.timeout(120_000);
  let cacheDirectory: string;

  beforeEach(() => {
    cacheDirectory = mkdtempSync(path.join(os.tmpdir(), 'vireo-regexes-'));
  });
  afterEach(() => rmSync(cacheDirectory, { recursive: true, force: true }));

  const ask = (sources: readonly string[], limitMs?: number): Promise<readonly RegexVerdict[]> =>
    findSlowRegexes(sources, { cacheDirectory, ...(limitMs === undefined ? {} : { limitMs }) });
  const cacheFile = (): string => path.join(cacheDirectory, readdirSync(cacheDirectory)[0] ?? '');

  it('says that the time was too short, holds nothing against the expression, and keeps no such answer', async () => {
    const [verdict] = await ask([address], tooShortMs);

    assert.ok(verdict?.safe === false);
    assert.equal(verdict.isFinal, false);
    assert.match(verdict.why, /^could not be proven .* within 0\.001 s/);
    assert.deepEqual(readdirSync(cacheDirectory), []);
    assert.deepEqual(await ask([address]), []);
  });

  it('keeps its answers, so that a busy machine gives them, too', async () => {
    const first = await ask([address, '^(a+)+$']);

    assert.deepEqual(await ask([address, '^(a+)+$'], tooShortMs), first);
    assert.deepEqual(
      first.map(({ source }) => source),
      ['^(a+)+$'],
    );
  });

  it('asks again when what was kept is damaged', async () => {
    await ask(['^b+$']);
    writeFileSync(cacheFile(), '[["^b+$", 1');

    assert.deepEqual(await ask(['^b+$']), []);
    assert.deepEqual(JSON.parse(readFileSync(cacheFile(), 'utf8')), [['^b+$', null]]);
  });
});
