/** What a project is made of, as the API tells it. */
import type {
  LanguageShare,
  LineCounts,
  Stack,
  StackPackage,
  Technology,
} from '../../../workspace/stack/index.ts';
import type { StackView } from '../../contexts/code/scans/stack.schema.ts';

function toLines({ lines, code, comment, blank }: LineCounts): StackView['lines'] {
  return { lines, code, comment: comment ?? null, blank };
}

function toLanguage(language: LanguageShare): StackView['languages'][number] {
  const { name, type, color, files, share } = language;
  return { ...toLines(language), name, type, color: color ?? null, files, share };
}

function toTechnology(technology: Technology): StackView['technologies'][number] {
  const { id, name, category, version, isExact, confidence, isDevelopment, evidenceCount } = technology;
  const evidence = technology.evidence.map((each) => ({
    kind: each.kind,
    file: each.file,
    line: each.line ?? null,
    seen: each.seen,
    version: each.version ?? null,
    confidence: each.confidence,
  }));
  const known = { id, name, category, version: version ?? null, isExact: isExact ?? false };
  return { ...known, confidence, isDevelopment, evidenceCount, evidence };
}

function toPackage(one: StackPackage): StackView['packages'][number] {
  const { folder, name, version, manifests, memberOf, files, languages, technologies } = one;
  return {
    folder,
    name,
    version: version ?? null,
    manifests: [...manifests],
    memberOf: memberOf ?? null,
    files,
    languages: languages.map(toLanguage),
    technologies: technologies.map(toTechnology),
  };
}

export function toStackView(stack: Stack): Omit<StackView, 'projectId' | 'readAt'> {
  const { files, lines, languages, technologies, packages, leftOut, problems } = stack;
  return {
    files,
    lines: toLines(lines),
    languages: languages.map(toLanguage),
    technologies: technologies.map(toTechnology),
    packages: packages.map(toPackage),
    leftOut: Object.entries(leftOut).map(([reason, count]) => ({ reason, count })),
    problems: problems.map(({ file, message }) => ({ file, message })),
  };
}
