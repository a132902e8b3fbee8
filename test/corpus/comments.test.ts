import assert from 'node:assert/strict';
import { type CommentReport, judgeComments } from '../../scripts/corpus/comment-differences.ts';
import { projectRoot } from '../../scripts/paths.ts';

/** `VIREO_SEED=N` plays a failed run again; `VIREO_WHOLE_CORPUS=1` comments every case, which takes some minutes. */
const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 1_000_000);
const isWhole = process.env['VIREO_WHOLE_CORPUS'] === '1';
const sampleMs = 6_000;

describe('comments in the corpus', () => {
  let report: CommentReport;

  before(async function comment() {
    this.timeout(3_600_000);
    const startedAt = performance.now();
    const isOver = () => !isWhole && performance.now() - startedAt > sampleMs;
    report = await judgeComments(projectRoot, { seed, isOver, rounds: isWhole ? 3 : 1 });
  });

  it(`change no finding of security, whatever they say (VIREO_SEED=${seed})`, () => {
    assert.deepEqual(report.differences, []);
  });

  it('stand in many places', () => {
    assert.ok(report.texts > 5 && report.comments > 100, `${report.comments} in ${report.texts} texts`);
  });
});
