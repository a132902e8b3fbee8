import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { openRunConsents } from './run-consents.ts';

const run = '01890000-0000-7000-8000-0000000000aa';
const begun = { projectId: 'p', folder: '/work/shop', task: 't' };
const question = { id: 'q1', step: 'publish', title: 'Publish?', text: '', payload: { branch: 'offered' } };
const yesTo = (branch: string) => ({ question: 'q1', approved: true, payload: { branch } });

describe('what runs have asked at this machine', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-consents-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const open = () => openRunConsents({ directory, clock: Date.now, log: createSilentLogger() });

  it('keeps the answer that the server took, also where the process ends before a later one is refused', () => {
    const consents = open();
    consents.begin(run, begun);
    consents.ask(run, question);
    consents.answer(run, yesTo('first'));
    consents.answer(run, yesTo('second'));
    assert.deepEqual(consents.answerOf(run)?.answer.payload, { branch: 'second' }, 'none was taken yet');
    consents.settle(run, yesTo('second'));
    consents.answer(run, yesTo('third'));

    assert.deepEqual(open().answerOf(run)?.answer.payload, { branch: 'second' });
    // The next question is answered by itself.
    open().ask(run, { ...question, id: 'q2' });
    const again = open();
    again.settle(run, yesTo('second'));
    assert.equal(again.answerOf(run), undefined);
    again.answer(run, { ...yesTo('fourth'), question: 'q2' });
    assert.deepEqual(open().answerOf(run)?.answer.payload, { branch: 'fourth' });
  });

  it('lets what its user wants undone be undone, also of a run that is too old to be on record here', () => {
    const consents = open();
    consents.begin(run, begun);
    consents.wantRestore(run);
    assert.equal(consents.takeRestore(run, 'another'), false, 'of another project');
    rmSync(path.join(directory, 'consents'), { recursive: true });

    const later = open();
    assert.equal(later.takeRestore(run, 'p'), false, 'nobody pressed it since');
    later.wantRestore(run);
    assert.deepEqual([later.takeRestore(run, 'p'), later.takeRestore(run, 'p')], [true, false], 'once');
    later.wantRestore('no id');
    assert.equal(later.takeRestore('no id', 'p'), false);
  });
});
