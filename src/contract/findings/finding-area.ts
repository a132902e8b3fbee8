/** What a finding is about: coarser than rules and finer than security and quality; pure. */
import { tellsOfSecret } from '../secret-weaknesses.ts';

/** Components with known flaws, unmaintained or untrusted ones (CWE-937, 1035, 1104, 1357, 1395). */
const dependencyWeaknesses = new Set([937, 1035, 1104, 1357, 1395]);
const manifest =
  /(?:^|\/)(?:package(?:-lock)?\.json|pnpm-lock\.yaml|yarn\.lock|requirements[\w.-]*\.txt|pyproject\.toml|(?:poetry|uv|Cargo|Pipfile)\.lock|Pipfile|go\.(?:mod|sum)|Cargo\.toml|pom\.xml)$/;
const infrastructure =
  /(?:^|\/)(?:Dockerfile[\w.-]*|[\w.-]+\.dockerfile|(?:docker-)?compose[\w.-]*\.ya?ml)$|\.(?:tf|tfvars|tf\.json|ya?ml)$/i;

/** In the order in which they are listed. */
export const findingAreas = ['security', 'secrets', 'dependencies', 'infrastructure', 'quality'] as const;
export type FindingArea = (typeof findingAreas)[number];

interface AreaFacts {
  readonly cwe: readonly number[];
  readonly ruleId: string;
  /** With forward slashes. */
  readonly path: string;
  readonly category: 'security' | 'quality';
}

/** Told by weakness, rule and kind of file. */
export function areaOf({ cwe, ruleId, path, category }: AreaFacts): FindingArea {
  if (ruleId.startsWith('secret-') || tellsOfSecret(cwe)) return 'secrets';
  if (manifest.test(path) || cwe.some((id) => dependencyWeaknesses.has(id))) return 'dependencies';
  if (infrastructure.test(path)) return 'infrastructure';
  return category;
}
