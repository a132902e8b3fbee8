/** Projects to judge: made by hand, or any. */
import fc from 'fast-check';
import type {
  FindingConfidence,
  FindingFact,
  FindingSeverity,
  HealthFacts,
  HealthPart,
  HealthPartId,
  Measured,
  PartFacts,
} from './model.ts';

export const severityOrder: readonly FindingSeverity[] = ['info', 'low', 'medium', 'high', 'critical'];
const confidences: readonly FindingConfidence[] = ['low', 'medium', 'high'];

const none: Measured<never> = { kind: 'not-assessed', why: 'Not measured.' };

/** Nothing measured but what is given. */
export function createFacts(given: { readonly [P in HealthPartId]?: PartFacts[P] }): HealthFacts {
  const of = <P extends HealthPartId>(id: P): Measured<PartFacts[P]> => {
    const facts = given[id];
    return facts === undefined ? none : { kind: 'measured', facts };
  };
  return {
    security: of('security'),
    quality: of('quality'),
    tests: of('tests'),
    documentation: of('documentation'),
    dependencies: of('dependencies'),
    maintenance: of('maintenance'),
  };
}

export function createFinding(given: Partial<FindingFact> = {}): FindingFact {
  return {
    ruleId: 'sql-injection',
    title: 'SQL injection',
    severity: 'high',
    confidence: 'high',
    file: 'src/a.ts',
    line: 3,
    ...given,
  };
}

export function scoreOfPart({ parts }: { readonly parts: readonly HealthPart[] }, id: HealthPartId) {
  const part = parts.find((each) => each.id === id);
  return part?.kind === 'assessed' ? part.score : undefined;
}

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const size = fc.nat(40_000);

const finding: fc.Arbitrary<FindingFact> = fc.record({
  ruleId: name,
  title: name,
  severity: fc.constantFrom(...severityOrder),
  confidence: fc.constantFrom(...confidences),
  file: name,
  line: fc.integer({ min: 1, max: 99 }),
  subject: fc.option(name, { nil: undefined }),
  isDismissed: fc.option(fc.boolean(), { nil: undefined }),
});
const findings = fc.array(finding, { maxLength: 40 });

const tests = fc.record({
  codeLines: size,
  testLines: size,
  runner: fc.option(fc.record({ name, file: name }), { nil: undefined }),
  pipeline: fc.option(fc.record({ name, file: name }), { nil: undefined }),
  coverage: fc.option(
    fc.record({
      report: name,
      files: fc.array(
        fc
          .record({ file: name, coveredLines: fc.nat(500), missing: fc.nat(500) })
          .map(({ file, coveredLines, missing }) => ({
            file,
            coveredLines,
            totalLines: coveredLines + missing,
          })),
      ),
    }),
    { nil: undefined },
  ),
  untested: fc.array(fc.record({ file: name, lines: fc.nat(900) })),
});

const documentation = fc.record({
  readme: fc.option(fc.record({ file: name, words: fc.nat(900) }), { nil: undefined }),
  docsWords: fc.nat(900),
  changelog: fc.option(name, { nil: undefined }),
  licence: fc.option(name, { nil: undefined }),
  exports: fc.option(
    fc
      .record({ documented: fc.nat(200), missing: fc.nat(200) })
      .map(({ documented, missing }) => ({ documented, total: documented + missing, undocumented: [] })),
    { nil: undefined },
  ),
});

const maintenance = fc.record({
  files: fc.uniqueArray(
    fc.record({
      file: fc.string({ minLength: 1, maxLength: 3 }),
      changes: fc.integer({ min: 1, max: 200 }),
      lines: fc.nat(5000),
      indentation: fc.nat(9000),
    }),
    { selector: ({ file }) => file, maxLength: 20 },
  ),
  commitsByAuthor: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 }),
  daysSinceLastCommit: fc.nat(2000),
});

function measured<F>(facts: fc.Arbitrary<F>): fc.Arbitrary<Measured<F>> {
  return fc.oneof(
    { weight: 4, arbitrary: facts.map((each): Measured<F> => ({ kind: 'measured', facts: each })) },
    { weight: 1, arbitrary: fc.constant(none) },
  );
}

/** Any project. */
export const anyFacts: fc.Arbitrary<HealthFacts> = fc.record({
  security: measured(fc.record({ findings, lines: size })),
  quality: measured(fc.record({ findings, lines: size })),
  tests: measured(tests),
  documentation: measured(documentation),
  dependencies: measured(fc.record({ findings, packages: fc.nat(3000) })),
  maintenance: measured(maintenance),
});

export const testsOf = (codeLines: number, testLines: number) => ({
  codeLines,
  testLines,
  runner: undefined,
  pipeline: undefined,
  coverage: undefined,
  untested: [],
});
