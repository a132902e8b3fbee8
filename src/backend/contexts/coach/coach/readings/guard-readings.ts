/** Readings of several owners, each refused where the permission of what it reads is: no reader can forget to ask. */
import type { Permission } from '../../../../../domain/authorization.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import { lacking } from '../../../../platform/http/refusals/lacking.ts';

type Reading = (...args: never[]) => Promise<unknown>;

/** What each reading of `Data` needs; none where it leaves out by itself what is refused. */
export type ReadingPermissions<Data> = {
  readonly [Name in keyof Data as Data[Name] extends Reading ? Name : never]: readonly Permission[];
};

/** A refused reading rejects with `forbidden` before a statement runs. */
export function guardReadings<Data extends object>(
  actor: Person,
  data: Data,
  needs: ReadingPermissions<Data>,
): Data {
  const guarded = Object.entries<readonly Permission[]>(needs).flatMap(([name, permissions]) => {
    const refused = permissions.find((permission) => grantOf(actor, permission) === undefined);
    return refused === undefined ? [] : [[name, async () => await refuse(actor, refused)] as const];
  });
  return { ...data, ...Object.fromEntries(guarded) };
}

async function refuse(actor: Person, permission: Permission): Promise<never> {
  throw lacking(actor, permission);
}
