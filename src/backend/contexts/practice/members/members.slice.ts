/** Who works on which project: what a grant `member` opens. */
import { defineSlice } from '../../../platform/slice.ts';
import { memberScope } from './members.scope.ts';

export const membersSlice = defineSlice({
  name: 'practice/members',
  tables: ['project_members'],
  reads: [],
  people: ['project_members.user_id'],
  uses: { projects: ['project_members.project_id'] },
  scope: memberScope,
  mount: () => ({ routes: [] }),
});
