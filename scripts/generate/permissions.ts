/**
 * src/domain/policy/permissions.generated.ts: every permission with its roles, as the slices of the backend declare them. Those that
 * are there keep their place, and new ones come last: their order is in the API's description. `--check` only compares.
 */
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { loadDeclarations } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { remake } from './remake.ts';

/** @throws Error where two slices declare one permission */
export function renderPermissions(slices: readonly SliceDeclaration[], before: string): string {
  const declared = slices.flatMap(({ permissions = {} }) => Object.entries(permissions));
  const names = declared.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two slices declare the permission ${twice}.`);
  const placeOf = (name: string): number => {
    const place = before.indexOf(`'${name}'`);
    return place === -1 ? before.length : place;
  };
  const lines = declared
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, byRole]) => {
      const grants = Object.entries(byRole).map(([role, grant]) => `${role}: '${grant}'`);
      return `  '${name}': {${grants.length === 0 ? '' : ` ${grants.join(', ')} `}},`;
    });
  return `// Generated from what the slices of the backend declare (npm run generate).

/** How far each permission reaches for whom, beside administrators, who have all. */
export const grantsOfSlices = {
${lines.join('\n')}
} as const;
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const slices = await loadDeclarations(projectRoot);
    return await remake('src/domain/policy/permissions.generated.ts', (before) =>
      renderPermissions(slices, before),
    );
  });
}
