/** What a slice stands on, over a test's database, without an app. */
import { account } from '../../contexts/account/context.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/index.ts';
import type { EventDeclarations } from '../../platform/events/catalogue.ts';
import { createEventHub } from '../../platform/events/event-hub.ts';
import type { SlicePorts } from '../../platform/ports.ts';
import { createReads } from '../../platform/reach/reads.ts';
import type { Scopes } from '../../platform/reach/table-scope.ts';
import { createWrites } from '../../platform/reach/writes.ts';
import { createRights } from '../../platform/rights/rights.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import type { Schema } from '../../schema.ts';
import type { TestApp } from '../test-app.ts';

interface SliceGround {
  readonly database: Database<Schema>;
  readonly clock: Clock;
  readonly events: () => EventDeclarations;
  readonly scopes?: Scopes;
}

/** Of an app's slices. */
export function portsOf({ app, database, clock }: Pick<TestApp, 'app' | 'database' | 'clock'>): SlicePorts {
  return createSlicePorts({
    database,
    clock: () => clock.now,
    events: () => app.events,
    scopes: app.scopes,
  });
}

export function createSlicePorts({ database, clock, events, scopes = {} }: SliceGround): SlicePorts {
  const db = database.query;
  const reads: SlicePorts['reads'] = (actor) => createReads({ db, actor, scopes });
  const rights = createRights({ reads, readAgain: account.readActorAgain(clock) });
  const unitOfWork = createUnitOfWork({
    database,
    clock,
    events,
    hub: createEventHub(),
    scopes: () => scopes,
    onFault: (fault) => {
      throw new Error(fault);
    },
    rights,
  });
  return {
    clock,
    unitOfWork,
    rights,
    reads,
    writes: (actor) => createWrites({ db, actor, scopes }),
  };
}
