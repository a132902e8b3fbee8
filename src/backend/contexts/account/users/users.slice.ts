/** People of the practice. */

import type { SlicePorts } from '../../../platform/ports.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { usersRoutes } from './users.routes.ts';
import { createUsersService } from './users.service.ts';

export const usersSlice = defineSlice({
  name: 'account/users',
  tables: ['users'],
  reads: [],
  people: [],
  mount: (ports: SlicePorts) => ({ routes: usersRoutes(createUsersService(ports)) }),
});
