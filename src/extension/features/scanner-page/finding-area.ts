/** What a finding is about: the page's categories, coarser than rules and finer than security and quality; pure. */
import { tellsOfSecret } from '../../../contract/secret-weaknesses.ts';
import type { FindingArea } from '../../../contract/webview/scanner-view.ts';
import type { ListedFinding } from '../findings/listed-finding.ts';

/** Components with known flaws, unmaintained or untrusted ones (CWE-937, 1035, 1104, 1357, 1395). */
const dependencyWeaknesses = new Set([937, 1035, 1104, 1357, 1395]);
const manifest =
  /(?:^|\/)(?:package(?:-lock)?\.json|pnpm-lock\.yaml|yarn\.lock|requirements[\w.-]*\.txt|pyproject\.toml|(?:poetry|uv|Cargo|Pipfile)\.lock|Pipfile|go\.(?:mod|sum)|Cargo\.toml|pom\.xml)$/;
const infrastructure =
  /(?:^|\/)(?:Dockerfile[\w.-]*|[\w.-]+\.dockerfile|(?:docker-)?compose[\w.-]*\.ya?ml)$|\.(?:tf|tfvars|tf\.json|ya?ml)$/i;

export const areaOrder: readonly FindingArea[] = [
  'security',
  'secrets',
  'dependencies',
  'infrastructure',
  'quality',
];

export function areaOf({
  cwe,
  ruleId,
  path,
  category,
}: Pick<ListedFinding, 'cwe' | 'ruleId' | 'path' | 'category'>): FindingArea {
  if (ruleId.startsWith('secret-') || tellsOfSecret(cwe)) return 'secrets';
  if (manifest.test(path) || cwe.some((id) => dependencyWeaknesses.has(id))) return 'dependencies';
  if (infrastructure.test(path)) return 'infrastructure';
  return category;
}
