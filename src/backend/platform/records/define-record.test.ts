import assert from 'node:assert/strict';
import * as z from 'zod';
import { idSchema, nameSchema } from '../http/wire.ts';
import { defineRecord } from './define-record.ts';
import type { RecordEvents } from './record-events.ts';

declare module '../events/catalogue.ts' {
  interface EventCatalogue extends Record<RecordEvents<'task'>, unknown> {}
}

const common = {
  kind: 'task',
  table: 'tasks',
  access: { read: 'project:read', write: 'task:write' },
  listedBy: { column: 'name', holds: 'text' },
} as const;

describe('a declared record', () => {
  const record = defineRecord({
    ...common,
    fields: {
      projectId: { schema: idSchema, fixed: true, filter: true },
      name: { schema: nameSchema, create: nameSchema.default('New') },
    },
    archives: true,
  });
  const { create, patch, query } = record.schemas;
  const projectId = '0197a3c2-0000-7000-8000-00000000c0de';

  it('is made of its fields, changed but for those that are fixed, and listed by filters', () => {
    assert.deepEqual(create.parse({ projectId }), { projectId, name: 'New' });
    assert.deepEqual(patch.parse({ archived: true }), { archived: true });
    assert.deepEqual(query.parse({ projectId, archived: 'false' }), {
      limit: 100,
      projectId,
      archived: false,
    });
    assert.equal(patch.safeParse({ projectId }).success, false);
    assert.equal(create.safeParse({ projectId, archivedAt: null }).success, false);
    assert.equal(query.safeParse({ name: 'New' }).success, false);
  });

  it('shows a row by the names of its fields', () => {
    const stamps = { created_at: 0, updated_at: 1_000, version: 2 };
    const row = {
      ...stamps,
      id: 'a',
      organization_id: 'o',
      project_id: 'p',
      name: 'Build',
      archived_at: null,
    };

    assert.deepEqual(record.rows.toItem(row), {
      id: 'a',
      version: 2,
      createdAt: '1970-01-01T00:00:00.000Z',
      updatedAt: '1970-01-01T00:00:01.000Z',
      projectId: 'p',
      name: 'Build',
      archivedAt: null,
    });
  });

  it('has events and routes of its kind', () => {
    const {
      list,
      get,
      create: add,
      patch: change,
      remove,
    } = record.service({
      reads: () => assert.fail('not asked'),
      unitOfWork: { prepare: () => assert.fail('not asked'), write: () => assert.fail('not asked') },
    });
    const routes = record.routes({ list, get, create: add, patch: change, remove });

    assert.deepEqual(Object.keys(record.events), ['task.created', 'task.changed', 'task.deleted']);
    assert.deepEqual(
      routes.map(({ method, url }) => `${String(method)} ${url}`),
      [
        'GET /api/v1/tasks',
        'GET /api/v1/tasks/:id',
        'POST /api/v1/tasks',
        'PATCH /api/v1/tasks/:id',
        'DELETE /api/v1/tasks/:id',
      ],
    );
  });

  it('compiles by the columns of its table and the catalogue of events alone', () => {
    // @ts-expect-error The table has no such column.
    defineRecord({ ...common, fields: { colour: { schema: nameSchema } } });
    // @ts-expect-error The column holds text.
    defineRecord({ ...common, fields: { name: { schema: z.number() } } });
    // @ts-expect-error No such events are in the catalogue.
    defineRecord({ ...common, kind: 'tusk', fields: { name: { schema: nameSchema } } });
    // @ts-expect-error It is unique by fields that it has.
    defineRecord({ ...common, fields: { name: { schema: nameSchema } }, unique: ['colour'] });
    assert.ok(record);
  });
});
