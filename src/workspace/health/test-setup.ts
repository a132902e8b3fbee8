/** Whether something is set up that runs tests, and whether a pipeline does so: by the facts of the project. */
import type { Evidence } from '../../contract/health.ts';
import { pipelineOf } from '../facts/commands/pipelines.ts';
import type { ProjectFact } from '../facts/model.ts';

export interface TestSetup {
  readonly runner: Evidence | undefined;
  readonly pipeline: Evidence | undefined;
}

export function toTestSetup(facts: readonly ProjectFact[]): TestSetup {
  const tests = facts.filter(({ kind }) => kind === 'test');
  const run = tests.find(({ rank, evidence: { file } }) => rank === 'run' && pipelineOf(file) !== undefined);
  const target = tests.find(({ value }) => value === 'make ci' || value === 'just ci');
  const pipeline = run ?? target;
  const runner =
    tests.find(({ rank }) => rank === 'declared') ??
    facts.find(({ kind }) => kind === 'test-runner') ??
    ofLanguage(facts) ??
    ofPipeline(pipeline);
  return {
    runner: runner && { name: runner.value, file: runner.evidence.file },
    pipeline: pipeline && {
      name: pipelineOf(pipeline.evidence.file) ?? 'target ci',
      file: pipeline.evidence.file,
    },
  };
}

/** These languages bring what runs tests. */
const builtIn: Readonly<Record<string, string>> = { go: 'go test', cargo: 'cargo test' };

function ofLanguage(facts: readonly ProjectFact[]): ProjectFact | undefined {
  const manager = facts.find(
    ({ kind, value }) => kind === 'package-manager' && Object.hasOwn(builtIn, value),
  );
  return manager && { ...manager, value: builtIn[manager.value] ?? '' };
}

/** Runners that need nothing of a manifest: a pipeline may install them itself. */
const ownRunner =
  /\b(?:pytest|unittest|tox|nox|vitest|jest|mocha|go test|cargo (?:test|nextest)|phpunit|rspec|ctest)\b/;

function ofPipeline(pipeline: ProjectFact | undefined): ProjectFact | undefined {
  const [value] = ownRunner.exec(pipeline?.value ?? '') ?? [];
  return pipeline && value !== undefined ? { ...pipeline, value } : undefined;
}
