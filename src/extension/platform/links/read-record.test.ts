import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mentionedRecords, recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import type { Backend } from '../backend.ts';
import { readRecord, toSingleKind } from './read-record.ts';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

const file = path.join(import.meta.dirname, '../../../api-client/generated/openapi.json');
const { paths, components } = JSON.parse(readFileSync(file, 'utf8'));

/** Names of the fields that an answer has, wherever it is composed of others. */
function fieldsOf({ $ref, properties, anyOf = [], oneOf = [], allOf = [] }: Schema): readonly string[] {
  const named = $ref === undefined ? [] : [components.schemas[$ref.split('/').at(-1) ?? '']];
  const parts: readonly Schema[] = [...named, ...anyOf, ...oneOf, ...allOf];
  return [...Object.keys(properties ?? {}), ...parts.flatMap(fieldsOf)];
}

function answerOf(route: string): Schema {
  return paths[route.replace(':id', '{id}')].get.responses['200'].content['application/json'].schema;
}

describe('records as their slices declare them', () => {
  for (const [kind, { route, title }] of Object.entries(recordFacts))
    it(`are read by their route, which answers their title: ${kind}`, () => {
      assert.ok(fieldsOf(answerOf(route)).includes(title), `${route} answers no ${title}`);
    });

  it('are listed by the same route without the id, where a question can name them', () => {
    for (const kind of mentionedRecords)
      assert.ok(fieldsOf(answerOf(recordFacts[kind].route.replace('/:id', ''))).includes('items'), kind);
  });

  it('are asked for by their id, also those of a link to several', async () => {
    const asked: unknown[] = [];
    const ask: Backend['ask'] = async (call) => {
      const client = {
        get: async (request: object) => {
          asked.push(request);
          return { data: { note: 'Import' } };
        },
      };
      return (await call(undefined as never, { client, throwOnError: true } as never)).data;
    };

    assert.deepEqual(await readRecord({ ask })('entries', 'e1'), { note: 'Import' });
    assert.deepEqual(asked, [{ url: '/api/v1/time-entries/{id}', path: { id: 'e1' }, throwOnError: true }]);
    assert.equal(toSingleKind('findings'), 'finding');
    assert.equal(toSingleKind('invoice'), 'invoice');
  });
});
