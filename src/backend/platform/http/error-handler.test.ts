import assert from 'node:assert/strict';
import { AmountTooLarge } from '../../../domain/exact.ts';
import { openTestApp } from '../../testing/open-test-app.ts';
import { DatabaseError, type DatabaseErrorCode } from '../db/database-error.ts';
import { FileStoreError } from '../files/file-store.ts';
import { WorkError, type WorkErrorCode } from '../work/work-error.ts';
import { ApiError } from './api-error.ts';
import { toApiError } from './error-handler.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says it`), { code, syscall: 'write' });
}

describe('errors at the edge', () => {
  const cases: readonly (readonly [DatabaseErrorCode, string | undefined, number, string])[] = [
    ['unique', 'clients_pkey', 409, 'conflict'],
    ['unique', 'invoices.organization_id, invoices.number', 409, 'conflict'],
    ['conflict', undefined, 409, 'conflict'],
    ['foreign-key', undefined, 409, 'conflict'],
    ['check', 'goals_range', 422, 'invalid'],
    ['not-null', 'clients.name', 422, 'invalid'],
    ['trigger', undefined, 409, 'state_forbids'],
    ['invalid-parameter', undefined, 422, 'invalid'],
    ['unsafe-integer', undefined, 422, 'invalid'],
    ['disk-full', undefined, 507, 'disk_full'],
    ['read-only', undefined, 503, 'unavailable'],
    ['timeout', undefined, 503, 'unavailable'],
    ['locked', undefined, 503, 'unavailable'],
    ['lease-expired', undefined, 503, 'unavailable'],
    ['transaction-aborted', undefined, 500, 'internal'],
    ['closed', undefined, 503, 'unavailable'],
    ['corrupt', undefined, 500, 'internal'],
    ['query', undefined, 500, 'internal'],
  ];
  for (const [code, constraint, status, told] of cases) {
    it(`make ${code}${constraint ? ` of ${constraint}` : ''} ${status}`, () => {
      const error = toApiError(new DatabaseError(code, 'As the driver says it.', { constraint }));

      assert.deepEqual({ status: error.status, code: error.code }, { status, code: told });
      assert.equal(error.message.includes('As the driver says it.'), code === 'trigger');
    });
  }

  it('name only what the code stands for, whichever database it comes from (#41)', () => {
    const told = (code: DatabaseErrorCode) => toApiError(new DatabaseError(code, 'As it says.')).message;

    assert.match(told('lease-expired'), /too busy/);
    assert.match(told('transaction-aborted'), /Something went wrong in Vireo\. The log has the details/);
    assert.match(told('read-only'), /^The database is read-only: .* data folder, or of the database server/);
    // A sum of what is stored is beyond 2^53, too, and no value of the request.
    assert.doesNotMatch(told('unsafe-integer'), /The request holds/);
  });

  it('make an id that is taken 409 by its column, whatever the database calls the constraint', () => {
    const taken = (columns: readonly string[]) =>
      toApiError(new DatabaseError('unique', 'As the driver says it.', { columns }));

    assert.deepEqual(
      { status: taken(['id']).status, code: taken(['id']).code },
      { status: 409, code: 'id_taken' },
    );
    assert.equal(taken(['organization_id']).code, 'conflict');
  });

  const ofWork: readonly (readonly [WorkErrorCode, number, string, RegExp])[] = [
    ['refused', 409, 'state_forbids', /^As the process says it\.$/],
    ['lost', 503, 'unavailable', /^As the process says it\. Try again in a moment\.$/],
    ['malformed', 500, 'internal', /^Vireo couldn't finish this\. The log has/],
    ['failed', 500, 'internal', /^Vireo couldn't finish this\. The log has/],
  ];
  for (const [code, status, told, message] of ofWork) {
    it(`make ${status} of a work task that is ${code}`, async () => {
      const fail = (): Promise<never> => Promise.reject(new WorkError(code, 'As the process says it.'));
      const test = await openTestApp({ work: { run: fail, ask: fail, close: () => undefined } });
      try {
        const { projectId } = await test.createProject();
        await test.ask('PATCH', `/projects/${projectId}`, { body: { folder: import.meta.dirname } });

        const reply = await test.ask('GET', `/scanner/stack?projectId=${projectId}`);

        assert.deepEqual({ status: reply.status, code: reply.body.error.code }, { status, code: told });
        assert.match(reply.body.error.message, message);
      } finally {
        await test.close();
      }
    });
  }

  const ofFullDisk: readonly (readonly [string, unknown])[] = [
    ['the system', systemError('ENOSPC')],
    ['a quota', systemError('EDQUOT')],
    ['an error that the system caused', new Error('The copy failed.', { cause: systemError('ENOSPC') })],
    ['the file store', new FileStoreError('disk_full', 'The disk is full.', undefined)],
    ['the work process', new WorkError('disk_full', 'write failed')],
  ];
  for (const [who, thrown] of ofFullDisk) {
    it(`make 507 of a full disk that ${who} tells of`, () => {
      const { status, code, message } = toApiError(thrown);

      assert.deepEqual({ status, code }, { status: 507, code: 'disk_full' });
      assert.match(message, /disk is full/);
    });
  }

  it('make 503 of a file that cannot be read, and 500 of any other fault of the system', () => {
    const unread = toApiError(new FileStoreError('io', 'A stored file cannot be read.', undefined));

    assert.deepEqual({ status: unread.status, code: unread.code }, { status: 503, code: 'unavailable' });
    assert.equal(toApiError(systemError('EIO')).status, 500);
  });

  it('make 422 of a sum that cannot be kept exactly', () => {
    assert.equal(
      toApiError(new AmountTooLarge('The amount is beyond what can be kept exactly.')).status,
      422,
    );
  });

  it('leave an answer as it is, and tell nothing of a bug', () => {
    const answer = new ApiError('not_found', 'There is no such client.');

    assert.equal(toApiError(answer), answer);
    assert.doesNotMatch(toApiError(new Error('secret place')).message, /secret/);
    assert.equal(toApiError('thrown text').status, 500);
  });
});
