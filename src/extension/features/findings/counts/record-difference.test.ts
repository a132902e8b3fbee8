import assert from 'node:assert/strict';
import type { Finding } from '../../../../api-client/index.ts';
import { type LiveFinding, mergeFile } from '../../../../pages/findings/listed-finding.ts';
import { fileOf, liveFinding, mergePorts, wireFinding } from '../../../../pages/findings/testing.test.ts';
import { differenceOf } from './record-difference.ts';

const difference = (live: readonly LiveFinding[], records: readonly Finding[]): string =>
  differenceOf(mergeFile(fileOf(live, records), mergePorts));

describe('differenceOf', () => {
  it('is empty where all that is underlined is open on record, or decided on', () => {
    assert.equal(difference([], []), '');
    assert.equal(difference([liveFinding('a')], [wireFinding('a')]), '');
    assert.equal(difference([liveFinding('a')], [wireFinding('a', { state: 'confirmed' })]), '');
    assert.equal(difference([], [wireFinding('a', { state: 'dismissed' })]), '');
    assert.equal(difference([], [wireFinding('a', { state: 'resolved' })]), '');
  });

  it('names what is fixed, what is on no record yet and what is back', () => {
    const apart = { range: { startLine: 3, startColumn: 0, endLine: 3, endColumn: 9 } };

    assert.equal(difference([], [wireFinding('a')]), '-a');
    assert.equal(difference([liveFinding('b', apart)], []), '+b');
    assert.equal(difference([liveFinding('a')], [wireFinding('a', { state: 'resolved' })]), '+a');
  });

  it('leaves to another tool what the tool has found', () => {
    const foreign = wireFinding('a', { source: 'tool:codeql', sourceTitle: 'CodeQL' });

    assert.equal(difference([], [foreign]), '');
  });
});
