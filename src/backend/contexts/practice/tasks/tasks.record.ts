/** Tasks: what a project's time is split into. */

import { text } from '../../../../words/text.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { idSchema, nameSchema } from '../../../platform/http/wire.ts';
import { defineRecord } from '../../../platform/records/define-record.ts';
import type { RecordEvents } from '../../../platform/records/record-events.ts';
import { idsLike } from '../model/ids-like.ts';
import { deleteScopeRates } from '../rates/index.ts';
import { hasTimeOn } from './tasks.repository.ts';

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<RecordEvents<'task'>, unknown> {}
}

export const tasks = defineRecord({
  kind: 'task',
  table: 'tasks',
  access: { read: 'project:read', write: 'task:write' },
  fields: {
    projectId: { schema: idSchema, fixed: true, filter: true, names: { table: 'projects' } },
    name: { schema: nameSchema },
  },
  archives: true,
  like: idsLike,
  listedBy: { column: 'name', holds: 'text' },
  rules: {
    async beforeRemove({ reads, writes }, row) {
      if (await hasTimeOn(reads, row))
        throw new ApiError(
          'conflict',
          text`${row.name} has recorded time: archive the task instead of deleting it.`,
        );
      await deleteScopeRates(writes, [row.id]);
    },
  },
});
