import assert from 'node:assert/strict';
import { shippedAgents } from '../../../../contract/work/agents.ts';
import { listAgents } from './agent-list.ts';

interface Schema {
  readonly title?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

function listUntitled(schema: Schema, path: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.title === undefined ? [`${path}/${name}`] : []),
    ...listUntitled(field, `${path}/${name}`),
  ]);
}

describe('the list of the agents', () => {
  const agents = listAgents(shippedAgents);

  it('has the JSON Schema of what each is asked with, as it is typed and not as it is read', () => {
    const { inputSchema } = agents.find(({ name }) => name === 'development') ?? assert.fail('it is there');
    const { task, checks } = (inputSchema as Schema).properties ?? {};

    assert.deepEqual(inputSchema['required'], undefined);
    assert.deepEqual(
      { ...task, description: '' },
      {
        type: 'string',
        maxLength: 20_000,
        default: '',
        title: 'Task',
        description: '',
        whenEmpty: 'Fix Findings',
      },
    );
    assert.equal(checks?.type, 'array');
  });

  it('names every field of an input as the user reads it', () => {
    assert.deepEqual(
      agents.flatMap(({ name, inputSchema }) => listUntitled(inputSchema as Schema, name)),
      [],
    );
  });
});
