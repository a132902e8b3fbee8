import assert from 'node:assert/strict';
import { ApiRequestError } from '../../api-client/index.ts';
import { RecordOpeners } from './record-openers.ts';

const link = { kind: 'invoice', ids: ['i1'] } as const;

function refusal(code: string): ApiRequestError {
  return new ApiRequestError('Refused.', { code, status: 404, details: [], traceId: undefined }, undefined);
}

describe('RecordOpeners', () => {
  const openWith = async (opener: () => Promise<boolean>) => {
    const openers = new RecordOpeners();
    openers.add(['invoice'], opener);
    return await openers.open({ ...link, ids: [...link.ids] });
  };

  it('asks whoever shows records of that kind', async () => {
    assert.equal(await openWith(async () => true), true);
  });

  it('says that a record is gone, and hides no other failure', async () => {
    assert.equal(await openWith(() => Promise.reject(refusal('not_found'))), false);
    await assert.rejects(
      openWith(() => Promise.reject(refusal('internal'))),
      /Refused/,
    );
  });

  it('opens nothing that nobody shows (any more)', async () => {
    const openers = new RecordOpeners();
    openers.add(['invoice'], async () => true).dispose();

    assert.equal(await openers.open({ kind: 'invoice', ids: ['i1'] }), false);
    assert.equal(openers.size, 0);
  });
});
