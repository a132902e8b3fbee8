import assert from 'node:assert/strict';
import { openTestApp } from '../../../testing/open-test-app.ts';
import { isSecretPath } from './compress-replies.ts';

/** A field of a reply that is, by its name, what opens something. */
const secretName = /^(?:\w*secret|\w*token|password|recoveryCodes|inviteLink|setUpLink)$/i;

interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly enum?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Fields of text at any depth. */
function textsIn(
  node: unknown,
  named: Readonly<Record<string, Schema>>,
  seen: Set<unknown>,
): readonly string[] {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  const { $ref, properties = {}, ...rest }: Schema = node;
  if ($ref !== undefined) return textsIn(named[$ref.split('/').at(-1) ?? ''], named, seen);
  const own = Object.entries(properties).filter(
    ([, { enum: words, type }]) => words === undefined && type !== 'boolean',
  );
  const inner = [...Object.values(properties), ...Object.values(rest)];
  return [...own.map(([name]) => name), ...inner.flatMap((one) => textsIn(one, named, seen))];
}

describe('routes whose replies hold a secret', () => {
  it('are all known to the compression', async () => {
    const { app, close } = await openTestApp();
    const { paths = {}, components } = JSON.parse((await app.inject('/api/v1/openapi.json')).payload);
    const holding: string[] = [];
    const open: string[] = [];
    for (const [path, item] of Object.entries<Record<string, { responses?: Record<string, unknown> }>>(
      paths,
    )) {
      for (const [method, { responses = {} }] of Object.entries(item)) {
        const answers = [responses['200'], responses['201']];
        const names = answers.flatMap((answer) => textsIn(answer, components.schemas, new Set()));
        if (!names.some((name) => secretName.test(name))) continue;
        const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
        const route = app.declaredAccess.find(
          (one) => one.url === url && one.method === method.toUpperCase(),
        );
        holding.push(`${method} ${url}`);
        if (!isSecretPath(url) && route?.holdsSecret !== true) open.push(`${method} ${url}`);
      }
    }
    await close();
    assert.ok(holding.includes('post /api/v1/notifications/webhooks'));
    assert.deepEqual(open, []);
  });
});
