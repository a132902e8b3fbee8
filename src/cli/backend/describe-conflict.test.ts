import assert from 'node:assert/strict';
import { ApiRequestError } from '../../api-client/index.ts';
import { CliError } from '../io.ts';
import { withApiErrors } from './open-api.ts';

describe('what the command line tells of a conflict', () => {
  it('has both versions, a line for each field that differs', async () => {
    const conflict = {
      current: { note: 'theirs', tags: ['a'], billable: true },
      sent: { note: 'mine', tags: [] },
    };
    const facts = { code: 'stale_version', status: 412, details: [], traceId: undefined, conflict };

    const refused = withApiErrors(() => Promise.reject(new ApiRequestError('It has changed.', facts, null)));

    await assert.rejects(refused, (error: unknown) => {
      assert.ok(error instanceof CliError);
      assert.equal(
        error.message,
        'It has changed.\n  note: now "theirs", yours "mine"\n  tags: now ["a"], yours []',
      );
      return true;
    });
  });
});
