import assert from 'node:assert/strict';
import { describeReplies, mochaHooks, noteReply } from './replies-of-test.ts';

/** As mocha gives its hook the test that just ended. */
function failWith(error: Error): Error {
  const context = { currentTest: { err: error } } as unknown as Mocha.Context;
  mochaHooks.afterEach.call(context);
  return error;
}

describe('the replies that a failing test got', () => {
  it('say method, route, status and the message of a refusal', () => {
    const said = describeReplies([
      { method: 'POST', route: '/clients', status: 201, body: { id: 'c1', message: undefined } },
      { method: 'POST', route: '/projects', status: 422, body: { error: { message: 'Enter a name.' } } },
    ]);

    assert.equal(said, 'POST /clients → 201\nPOST /projects → 422: Enter a name.');
  });

  it('stand once in the error of the test, after what it expected', () => {
    mochaHooks.beforeEach();
    noteReply({
      method: 'GET',
      route: '/week',
      status: 409,
      body: { error: { message: 'The week is closed.' } },
    });

    const { message, stack } = failWith(new Error('409 !== 200'));

    assert.equal(message, '409 !== 200\n\nThe backend answered:\nGET /week → 409: The week is closed.\n');
    assert.equal(stack?.split('The week is closed.').length, 2);
    mochaHooks.beforeEach();
  });

  it('are those of this test alone, and the last of many', () => {
    noteReply({ method: 'GET', route: '/before', status: 200, body: {} });
    mochaHooks.beforeEach();
    for (let page = 1; page <= 20; page += 1)
      noteReply({ method: 'GET', route: `/page-${page}`, status: 200, body: {} });

    const { message } = failWith(new Error('none'));

    assert.doesNotMatch(message, /before|page-12/);
    assert.match(message, /page-13 → 200\n[\s\S]*page-20 → 200/);
    mochaHooks.beforeEach();
  });

  it('leave the error of a test that asked nothing as it was', () => {
    assert.equal(failWith(new Error('none')).message, 'none');
  });
});
