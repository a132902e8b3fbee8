/** The rows of the file store. Other slices name a file by its hash, in the transaction that puts its row here. */
import { defineSlice } from '../slice.ts';
import { fileScope } from './files.scope.ts';
import type {} from './files.tables.ts';

export const filesSlice = defineSlice({
  name: 'platform/files',
  tables: ['stored_files'],
  reads: [],
  people: [],
  scope: fileScope,
  mount: () => ({ routes: [] }),
});
