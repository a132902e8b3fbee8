import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod';
import { shippedAgents } from '../../../../src/contract/work/agents.ts';
import { developmentDeclaration } from '../../../../src/contract/work/development-agent.ts';
import { toForm } from './form-fields.ts';
import { offerChoices } from './known-fields.ts';
import { placeIssues, readForm } from './read-form.ts';

const same = (text: string) => text;
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });

const sample = z.strictObject({
  name: z.string().min(1).max(80).meta({ title: 'Name', description: 'Of the thing.' }),
  story: z.string().max(5_000).default('Once'),
  howMany: z.number().int().min(1).max(9).optional(),
  share: z.number(),
  level: z.enum(['low', 'high']).default('low'),
  depth: z.union([z.literal(1), z.literal(2)]).optional(),
  isDeep: z.boolean().default(true),
  tags: z.array(z.string().max(20)).min(1).max(3),
  'a/b': z.string().nullable().optional(),
  place: z
    .strictObject({ street: z.string(), inner: z.strictObject({ floor: z.number().optional() }).optional() })
    .optional(),
  anything: z.record(z.string(), z.number()).optional(),
});
const form = toForm(schemaOf(sample), same);
const kinds = (fields: typeof form.fields) => fields.map(({ path, kind }) => `${path} ${kind}`);
const read = (values: object) =>
  readForm({ fields: form.fields, schema: schemaOf(sample) }, { ...form.values, ...values });

describe('the form of a schema', () => {
  it('has a field for each property, by its kind', () => {
    assert.deepEqual(kinds(form.fields), [
      '/name text',
      '/story text',
      '/howMany number',
      '/share number',
      '/level choice',
      '/depth choice',
      '/isDeep flag',
      '/tags list',
      '/a~1b text',
      '/place group',
      '/place/street text',
      '/place/inner group',
      '/place/inner/floor number',
      '/anything json',
    ]);
    const [name, story, howMany] = form.fields;
    assert.deepEqual(name, {
      path: '/name',
      title: 'Name',
      help: 'Of the thing.',
      isRequired: true,
      kind: 'text',
      isLong: false,
      maxLength: 80,
      suggestions: [],
    });
    assert.deepEqual(story?.kind === 'text' && [story.isLong, story.isRequired], [true, false]);
    assert.deepEqual(howMany, {
      path: '/howMany',
      title: 'How many',
      help: '',
      isRequired: false,
      kind: 'number',
      isWhole: true,
      min: 1,
      max: 9,
    });
  });

  it('is filled with the defaults, and its optional groups are closed', () => {
    const {
      '/story': story,
      '/level': level,
      '/isDeep': isDeep,
      '/place': place,
      '/tags': tags,
    } = form.values;

    assert.deepEqual(
      { story, level, isDeep, place, tags },
      { story: 'Once', level: 'low', isDeep: true, place: false, tags: [] },
    );
  });

  it('has days, boxes for each of several options, and names for people where the schema has them', () => {
    const schema = z.strictObject({
      on: z.iso.date().optional(),
      parts: z
        .array(z.enum(['a', 'b']).meta({ labels: { a: 'First' }, helps: { a: 'Comes first.' } }))
        .default([])
        .meta({ noneIsAll: true }),
      some: z.array(z.enum(['a', 'b'])).default([]),
      mode: z
        .enum(['off', 'on'])
        .optional()
        .meta({ labels: { on: 'Switched on' }, unset: 'off', advanced: true }),
      free: z.enum(['x']).optional(),
      rows: z.array(z.string()).default([]).meta({ example: 'one, two' }),
    });
    const { fields, values } = toForm(schemaOf(schema), same);
    const [on, parts, , mode, free, rows] = fields;

    assert.equal(on?.kind, 'date');
    assert.ok(parts?.kind === 'choices' && parts.noneIsAll);
    assert.deepEqual(parts.options, [
      { value: 'a', label: 'First', help: 'Comes first.' },
      { value: 'b', label: 'b', help: '' },
    ]);
    assert.ok(mode?.kind === 'choice' && !mode.canBeUnset && mode.isAdvanced);
    assert.ok(free?.kind === 'choice' && free.canBeUnset);
    assert.ok(rows?.kind === 'list' && rows.example === 'one, two');
    assert.deepEqual(values, {
      '/on': '',
      '/parts': ['a', 'b'],
      '/some': [],
      '/mode': 'off',
      '/free': '',
      '/rows': [],
    });
    const inputOf = (typed: object) =>
      readForm({ fields, schema: schemaOf(schema) }, { ...values, ...typed }).input;
    assert.deepEqual(inputOf({}), {});
    assert.deepEqual(inputOf({ '/parts': ['b'], '/some': ['a', 'b'], '/mode': 'on', '/on': '2027-01-31' }), {
      on: '2027-01-31',
      parts: ['b'],
      some: ['a', 'b'],
      mode: 'on',
    });
  });

  it('shows no name of the schema to people, and no list without an example of each agent that ships', () => {
    const fields = shippedAgents.flatMap(({ inputSchema }) => toForm(schemaOf(inputSchema), same).fields);
    const options = fields.flatMap((field) => ('options' in field ? field.options : []));

    assert.ok(options.length > 10);
    assert.deepEqual(
      options.filter(({ label, value }) => label === value),
      [],
    );
    assert.deepEqual(
      fields.filter((field) => field.kind === 'list' && field.example === undefined),
      [],
    );
    assert.deepEqual(
      fields.filter(({ help }) => /^[a-z-]+: |\bNot set\b/.test(help)),
      [],
    );
  });

  it('is there for each agent that ships', () => {
    for (const { name, inputSchema } of shippedAgents) {
      const { fields } = toForm(schemaOf(inputSchema), same);

      assert.deepEqual(
        fields.filter(({ kind }) => kind === 'json'),
        [],
        name,
      );
    }
  });
});

describe('what is typed into a form', () => {
  it('is read by the schema of the agent', () => {
    const { input, faults } = read({
      '/name': 'n',
      '/howMany': '3',
      '/share': '0,5',
      '/depth': '2',
      '/tags': ['a', ' ', 'b'],
      '/place': true,
      '/place/street': 'Main',
      '/anything': '{"a": 1}',
      '/a~1b': 'x',
    });

    assert.deepEqual(faults, {});
    assert.deepEqual(input, {
      name: 'n',
      story: 'Once',
      howMany: 3,
      share: 0.5,
      level: 'low',
      depth: 2,
      isDeep: true,
      tags: ['a', 'b'],
      'a/b': 'x',
      place: { street: 'Main' },
      anything: { a: 1 },
    });
    assert.deepEqual(sample.parse(input), input);
  });

  it('is refused at its field where it cannot be read, but not in a closed group', () => {
    const { faults } = read({ '/howMany': '2.5', '/anything': '{', '/place': false });

    assert.deepEqual(faults, {
      '/name': 'required',
      '/howMany': 'number',
      '/share': 'required',
      '/tags': 'required',
      '/anything': 'json',
    });
  });

  it('asks with what the agent takes as it is, when nothing is typed and nothing is needed', () => {
    for (const { inputSchema } of shippedAgents) {
      const schema = schemaOf(inputSchema);
      const untouched = toForm(schema, same);
      const { input, faults } = readForm({ fields: untouched.fields, schema }, untouched.values);

      assert.deepEqual(faults, {});
      assert.deepEqual(inputSchema.parse(input), inputSchema.parse({}));
    }
  });

  it('comes to the agent as it was typed', () => {
    const schema = schemaOf(developmentDeclaration.inputSchema);
    const { fields, values } = toForm(schema, same);
    const line = fc.string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        line,
        fc.array(line, { maxLength: 10 }),
        line,
        fc.boolean(),
        (task, checks, branch, pull) => {
          const typed = {
            '/task': task,
            '/checks': checks,
            '/publish': true,
            '/publish/branch': branch,
            '/publish/pullRequest': pull,
          };
          const { input } = readForm({ fields, schema }, { ...values, ...typed });

          assert.deepEqual(developmentDeclaration.inputSchema.parse(input), {
            task,
            paths: [],
            rules: [],
            updates: 'none',
            checks,
            publish: { branch, pullRequest: pull },
          });
        },
      ),
    );
  });
});

describe('what the backend refuses', () => {
  it('is told at the field that it is of, or at the row of a list', () => {
    const { errors, others } = placeIssues(form.fields, [
      { field: 'input.place.street', issue: 'too long' },
      { field: 'input.tags.1', issue: 'too long' },
      { field: 'input.tags', issue: 'too many' },
      { field: 'input.anything.deep.down', issue: 'no number' },
      { field: 'input', issue: 'unknown keys' },
      { field: 'deadline', issue: 'is past' },
    ]);

    assert.deepEqual(errors, {
      '/place/street': 'too long',
      '/tags/1': 'too long',
      '/tags': 'too many',
      '/anything': 'no number',
    });
    assert.deepEqual(others, ['unknown keys', 'deadline: is past']);
  });
});

describe('what the window knows of fields', () => {
  const crewed = toForm(
    schemaOf(
      z.strictObject({ checks: z.array(z.string()).default([]), crew: z.string().max(200).optional() }),
    ),
    same,
  );

  it('is offered by the name of the field', () => {
    const offers = { checks: ['npm test'], rules: ['r1'], crews: ['.vireo/agents/a.yaml'] };
    const { fields, values } = offerChoices(crewed, offers);

    assert.deepEqual(values['/checks'], ['npm test']);
    assert.deepEqual(fields.at(-1), {
      path: '/crew',
      title: 'Crew',
      help: '',
      isRequired: false,
      kind: 'choice',
      options: [{ value: '.vireo/agents/a.yaml', label: '.vireo/agents/a.yaml', help: '' }],
      canBeUnset: true,
    });
    const development = toForm(schemaOf(developmentDeclaration.inputSchema), same);
    const offered = offerChoices(development, { checks: [], rules: ['r1'], crews: [] }).fields;
    assert.deepEqual(
      offered.flatMap((field) =>
        field.kind === 'list' ? [[field.path, field.canPick, field.suggestions]] : [],
      ),
      [
        ['/checks', false, []],
        ['/paths', true, []],
        ['/rules', false, ['r1']],
      ],
    );
  });

  it('offers no crew where the folder has none', () => {
    assert.deepEqual(kinds(offerChoices(crewed, { checks: [], rules: [], crews: [] }).fields), [
      '/checks list',
    ]);
  });
});
