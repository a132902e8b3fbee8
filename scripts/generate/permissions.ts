/**
 * src/domain/policy/permissions.generated.ts: every permission with its roles, as the slices of the backend declare them. Those that
 * are there keep their place, and new ones come last: their order is in the API's description. `--check` only compares.
 */
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { loadDeclarations } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { inPlace, refuseTwice } from './listed-names.ts';
import { remake } from './remake.ts';

/** @throws Error where two slices declare one permission */
export function renderPermissions(slices: readonly SliceDeclaration[], before: string): string {
  const declared = slices.flatMap(({ permissions = {} }) => Object.entries(permissions));
  refuseTwice(
    declared.map(([name]) => name),
    'Two slices declare the permission',
  );
  const lines = inPlace(declared, before, ([name]) => `'${name}'`).map(([name, byRole]) => {
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
