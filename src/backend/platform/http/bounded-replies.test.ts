/** What a request may cost: a reply, and the time for it, are bounded by what was sent. */
import assert from 'node:assert/strict';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';

const client = { name: 'Nordwind GmbH', currency: 'EUR' };

describe('a reply to what is refused', () => {
  let test: TestApp;

  before(async () => {
    test = await openTestApp();
  });

  after(async () => await test.close());

  const unknownFields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`unknown${index}`, index]));

  it('names each unknown field once', async () => {
    const { status, body } = await test.ask('POST', '/clients', { body: { ...client, ...unknownFields(3) } });

    assert.equal(status, 422);
    assert.deepEqual(body.error.details, [
      { field: 'unknown0', issue: 'is not a field of this request' },
      { field: 'unknown1', issue: 'is not a field of this request' },
      { field: 'unknown2', issue: 'is not a field of this request' },
    ]);
  });

  for (const [what, path] of [
    ['a body', '/clients'],
    ['a route without a body', '/timer/discard'],
  ] as const) {
    it(`names 20 of thousands of unknown fields of ${what}, and says how many more there are`, async () => {
      const { status, body } = await test.ask('POST', path, { body: unknownFields(5_000) });

      assert.equal(status, 422, JSON.stringify(body).slice(0, 300));
      assert.equal(body.error.details.length, 20);
      assert.match(body.error.message, /and 4980 more|and 49\d\d more/);
      assert.ok(JSON.stringify(body).length < 10_000);
    });
  }

  it('names 20 of thousands of unknown parameters', async () => {
    const query = Object.keys(unknownFields(500)).map((name) => `${name}=1`);

    const { status, body } = await test.ask('GET', `/clients?${query.join('&')}`);

    assert.equal(status, 422);
    assert.equal(body.error.details.length, 20);
  });

  it('names 20 of thousands of wrong values, each with a field of bounded length', async () => {
    const long = 'x'.repeat(100_000);
    const { body } = await test.ask('POST', '/clients', { body: { ...client, [long]: 1 } });
    const { body: many } = await test.ask('POST', '/time-entries', {
      body: { tags: Array.from({ length: 20_000 }, () => 0) },
    });

    assert.ok(JSON.stringify(body).length < 2_000, `${JSON.stringify(body).length}`);
    assert.ok(many.error.details.length <= 20, `${many.error.details.length}`);
  });

  it('is an envelope for brackets without end', async () => {
    const { projectId } = await test.createProject();
    const deep = `${'['.repeat(9_000)}${']'.repeat(9_000)}`;

    const inputs = await Promise.all(
      [
        `{"agent":"security","input":{"deep":${deep}}}`,
        deep,
        `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`,
      ].map((body) => test.ask('POST', `/projects/${projectId}/requests`, { body })),
    );

    assert.deepEqual(
      inputs.map(({ status, body }) => [status, body.error?.code]),
      inputs.map(() => [400, 'malformed']),
    );
  });

  it('counts no brackets of a text, and takes what is nested as records are', async () => {
    const name = `${'['.repeat(90)}\\"${'{'.repeat(90)}`;
    const named = await test.ask('POST', '/clients', { body: { ...client, name } });
    const { projectId } = await test.createProject();
    const nested = `${'['.repeat(30)}${']'.repeat(30)}`;
    const made = await test.ask('POST', `/projects/${projectId}/requests`, {
      body: `{"agent":"security","input":{"nested":${nested}}}`,
    });

    assert.deepEqual({ status: named.status, name: named.body.name }, { status: 201, name });
    assert.notEqual(made.status, 400, JSON.stringify(made.body));
  });

  it('is 404 for a path that no route has, whatever is sent there', async () => {
    const replies = await Promise.all([
      test.ask('POST', '/nowhere', { body: '<xml/>', headers: { 'content-type': 'text/xml' } }),
      test.ask('POST', '/nowhere', { body: '{', headers: { 'content-type': 'application/json' } }),
      test.ask('POST', '/nowhere', { as: 'nobody' }),
    ]);

    assert.deepEqual(
      replies.map(({ status, body }) => [status, body.error.code]),
      replies.map(() => [404, 'not_found']),
    );
  });

  it('is 400 for a body that is no JSON, and for none where one is needed', async () => {
    const broken = await test.ask('POST', '/clients', { body: '{"name":' });
    const poisoned = await test.ask('POST', '/clients', { body: '{"__proto__":{"name":"x"}}' });
    const empty = await test.ask('POST', '/clients', { body: '' });

    assert.deepEqual(
      [broken, poisoned, empty].map(({ status, body }) => [status, body.error.code]),
      [broken, poisoned, empty].map(() => [400, 'malformed']),
    );
  });
});
