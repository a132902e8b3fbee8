import assert from 'node:assert/strict';
import { ApiRequestError } from '../api-client/index.ts';
import { ConnectionError } from '../connection/index.ts';
import { BackendUnavailable } from './backend.ts';
import { describeProblem, remedyOf } from './backend-problem.ts';
import { classifyFailure, isApiFailure } from './failures.ts';

describe('classifyFailure', () => {
  const refusal = new ApiRequestError(
    'A week without time cannot be submitted.',
    { code: 'state_forbids', status: 409, details: [], traceId: 'x' },
    undefined,
  );

  it('takes a refusal of the backend for the answer that it is', () => {
    assert.deepEqual(classifyFailure(refusal), {
      kind: 'refused',
      code: 'state_forbids',
      sentence: 'A week without time cannot be submitted.',
    });
    assert.equal(isApiFailure(refusal, 'state_forbids'), true);
    assert.equal(isApiFailure(refusal, 'not_found'), false);
  });

  it('keeps what to do when Vireo service isn’t responding', () => {
    const problem = { code: 'database', sentence: 'The disk is full.' } as const;

    assert.deepEqual(classifyFailure(new BackendUnavailable(problem)), { kind: 'unavailable', problem });
  });

  it('takes the end of a session for what it is, also where a request hears of it first', () => {
    const ended = new ApiRequestError(
      'You are signed out of acme.example: sign in again.',
      { code: 'signed_out', status: 409, details: [], traceId: 'x' },
      undefined,
    );
    const failure = classifyFailure(ended);

    assert.equal(failure.kind === 'unavailable' && failure.problem.code, 'signed_out');
  });

  it('is silent about what was cancelled', () => {
    assert.equal(classifyFailure(new DOMException('x', 'AbortError')).kind, 'cancelled');
  });

  it('calls everything else a bug', () => {
    assert.deepEqual(classifyFailure(new TypeError('x is undefined')), {
      kind: 'bug',
      sentence: 'x is undefined',
    });
  });
});

describe('describeProblem', () => {
  it('knows every code of the connection', () => {
    for (const code of [
      'cannot_start',
      'no_answer',
      'newer_backend',
      'data_directory',
      'database',
    ] as const) {
      assert.deepEqual(describeProblem(new ConnectionError(code, 'Sentence.')), {
        code,
        sentence: 'Sentence.',
      });
    }
  });

  it('does not take the code of another error for one of its own', () => {
    assert.equal(describeProblem(Object.assign(new Error('x'), { code: 'ENOENT' })).code, 'unknown');
  });

  it('offers the remedy that helps', () => {
    assert.equal(remedyOf('data_directory'), 'openSettings');
    assert.equal(remedyOf('newer_backend'), 'update');
    assert.equal(remedyOf('database'), 'retry');
    assert.equal(remedyOf('signed_out'), 'signIn');
  });
});
