import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readDescription } from './read-description.ts';
import { readModel } from './read-model.ts';

const name = 'shop';

function read(text: string) {
  const reading = readModel(text, { name });
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.model;
}
function faults(text: string): readonly string[] {
  const reading = readModel(text, { name });
  return reading.ok ? [] : reading.faults.map(({ line, message }) => `${line}: ${message}`);
}

describe('a data model as text', () => {
  it('is read from lines and from YAML alike', () => {
    const lines = read(
      'Invoice: number string unique max 40, total decimal min 0, status draft|sent|paid = draft, due_on?, client -> Client, tags -> Tag[]\nClient: name, email unique\nTag: name\n',
    );
    const yaml = read(
      'Invoice:\n  number: string unique max 40\n  total: decimal min 0\n  status: draft | sent | paid = draft\n  due_on: date?\n  client: -> Client\n  tags: -> Tag[]\nClient:\n  fields: { name: string, email: email unique }\nTag:\n  name:\n',
    );

    assert.deepEqual(lines, yaml);
    const [invoice, client] = lines.entities;
    assert.deepEqual(
      invoice?.fields.map(({ name: field, type, required }) => [field, type, required]),
      [
        ['number', 'string', true],
        ['total', 'decimal', true],
        ['status', 'enum', true],
        ['due_on', 'date', false],
      ],
    );
    assert.deepEqual(invoice?.fields[2]?.values, ['draft', 'sent', 'paid']);
    assert.deepEqual(
      invoice?.relations.map(({ to, kind }) => [to, kind]),
      [
        ['Client', 'one'],
        ['Tag', 'many'],
      ],
    );
    assert.deepEqual(
      { type: client?.fields[1]?.type, unique: client?.fields[1]?.unique },
      { type: 'email', unique: true },
    );
  });

  it('names the line of each fault', () => {
    assert.match(faults('Client:\n  name: strng\n')[0] ?? '', /^2: name: there is no type "strng"/);
    assert.match(
      faults('Client:\n  name: string\n  boss: -> Boss\n')[0] ?? '',
      /^3: there is no entity Boss/,
    );
    assert.match(faults('Client:\n  name: string\n  name: text\n')[0] ?? '', /^3: /);
    assert.match(faults('Client:\n  age: integer max x\n')[0] ?? '', /^2: age: "max" needs a number/);
    assert.match(faults('just words')[0] ?? '', /^1: has no entities/);
    assert.match(faults('Client:\n  name: [\n')[0] ?? '', /^\d+: /);
    assert.match(faults(`Client: &a\n  name: string\nOther: *a\n`)[0] ?? '', /^\d+: /);
  });

  it('has words of its own as values, and what stands beside its fields', () => {
    const { entities } = read(
      'Product:\n  description: What is sold\n  owned: false\n  soft_delete: true\n  read: public\n  fields:\n    label: string = plain text\n    kind: default | custom\n    mode: enum | a\n    parent: -> Product?\n',
    );
    const [product] = entities;

    assert.deepEqual(
      { description: product?.description, softDelete: product?.softDelete, read: product?.read },
      { description: 'What is sold', softDelete: true, read: 'public' },
    );
    assert.deepEqual(
      product?.fields.map(({ values, default: value }) => values ?? value),
      ['plain text', ['default', 'custom'], ['enum', 'a']],
    );
    assert.equal(product?.relations[0]?.required, false);
  });
});

describe('a description of an API', () => {
  const model = (description: string) => read(readDescription(description).text);

  it('becomes entities with fields and relations', () => {
    const { entities } = model(
      'An API to manage clients, projects and invoices. A client has a name and a unique email. An invoice has a number, a total, a due date and a status (draft, sent or paid) and belongs to a client. A project has a name, an optional description and many invoices.',
    );
    const shape = entities.map((entity) => [
      entity.name,
      entity.fields.map(({ name: field, type, required }) => `${field} ${type}${required ? '' : '?'}`),
      entity.relations.map(({ to, kind }) => `${kind} ${to}`),
    ]);

    assert.deepEqual(shape, [
      ['Client', ['name string', 'email email'], []],
      ['Project', ['name string', 'description text?'], []],
      [
        'Invoice',
        ['number string', 'total decimal', 'due_date date', 'status enum'],
        ['one Client', 'one Project'],
      ],
    ]);
  });

  it('knows what many have of many, what is public and what is restored', () => {
    const { entities } = model(
      'Posts have a title, a body and many tags. Tags have a name and many posts. Posts are public and can be restored.',
    );
    const post = entities.find((entity) => entity.name === 'Post');
    const all = entities.flatMap(({ relations }) => relations.map(({ kind }) => kind));

    assert.deepEqual(
      { read: post?.read, owned: post?.owned, softDelete: post?.softDelete },
      { read: 'public', owned: false, softDelete: true },
    );
    assert.deepEqual(all, ['many']);
  });

  it('is read in German, too', () => {
    const { entities } = model(
      'Ein Kunde hat einen Namen und eine E-Mail. Eine Rechnung hat eine Nummer, einen Betrag und gehört zu einem Kunden.',
    );

    assert.deepEqual(
      entities.map((entity) => [
        entity.name,
        entity.fields.map(({ type }) => type),
        entity.relations.map(({ to }) => to),
      ]),
      [
        ['Kunde', ['string', 'email'], []],
        ['Rechnung', ['string', 'decimal'], ['Kunde']],
      ],
    );
  });

  it('is nothing where it names no data', () => {
    assert.deepEqual(readDescription('Make something nice for me.').entities, []);
  });
});
