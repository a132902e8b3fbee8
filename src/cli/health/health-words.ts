/** Words and figures that every form of the report shares. */
import { agentForAdvice } from '../../domain/health/advice-agent.ts';
import type { Effort, HealthGain, HealthPartId, HealthPlace } from '../../domain/health/model.ts';

export const partNames: Readonly<Record<HealthPartId, string>> = {
  security: 'Security',
  quality: 'Quality',
  tests: 'Tests',
  documentation: 'Documentation',
  dependencies: 'Dependencies',
  maintenance: 'Maintenance',
};

const effortWords: Readonly<Record<Effort, string>> = {
  minutes: 'minutes of work',
  hours: 'hours of work',
  days: 'days of work',
};

export function effortWord({ effort }: HealthGain): string {
  return effortWords[effort];
}

/** What does it, or shows what is to be done by hand: without a model the development agent changes what has a known fix alone. */
export function commandFor(gain: HealthGain): string {
  const name = agentForAdvice(gain);
  const agent = `vireo agent run ${name}`;
  if (name !== 'development') return agent;
  if (gain.part === 'security' || gain.part === 'quality')
    return `vireo scan shows how to fix each; ${agent} fixes what has a known fix`;
  if (gain.part === 'dependencies') return 'vireo dependencies shows what to update';
  return `${agent} (needs a model)`;
}

export const shownGains = 5;
export const shownReasons = 3;

export function placeText({ file, line }: HealthPlace): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Full and light blocks, `width` together. */
export function bar(score: number, width: number): string {
  const full = Math.round(score * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}
