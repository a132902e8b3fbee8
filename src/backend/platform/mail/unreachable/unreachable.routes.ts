/** Paths of addresses that mail does not reach; no logic. */
import * as z from 'zod';
import { resourceRoutes } from '../../http/resource-routes.ts';
import type { Route } from '../../http/route.ts';
import {
  createUnreachableSchema,
  listUnreachableSchema,
  unreachableAddressSchema,
  unreachablePageSchema,
} from './unreachable.schema.ts';
import type { UnreachableService } from './unreachable.service.ts';

export function unreachableRoutes(service: UnreachableService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/mail/unreachable-addresses',
      name: 'UnreachableAddress',
      plural: 'UnreachableAddresses',
      access: { read: 'mail:read', write: 'mail:write' },
      schemas: {
        item: unreachableAddressSchema,
        page: unreachablePageSchema,
        query: listUnreachableSchema,
        create: createUnreachableSchema,
        patch: z.never(),
      },
      service,
    }),
  ];
}
