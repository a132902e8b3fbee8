/** Lines that images of all runtimes have. */
import type { ServiceFacts } from '../facts/service-facts.ts';
import { healthCommand } from './health-command.ts';
import { userId } from './image-names.ts';

/** What is used where no file names a version: long-term support, as of autumn 2026. */
export const usualVersions = { node: '24', python: '3.13', go: '1.25', pages: '' } as const;

export function versionOf({ runtime, version }: ServiceFacts): string {
  return version?.value ?? usualVersions[runtime];
}

export function lines(...all: readonly (string | readonly string[] | undefined | false)[]): string {
  return `${all.flatMap((each) => (each === undefined || each === false ? [] : each)).join('\n')}\n`;
}

export const exec = (command: readonly string[]): string => JSON.stringify(command).replaceAll('","', '", "');

/** A user of its own, which no other image and no person has. */
export const ownUser = [
  `RUN groupadd --gid ${userId} app \\`,
  ` && useradd --uid ${userId} --gid app --no-create-home --shell /usr/sbin/nologin app`,
];

/** Where the rest of an image is read-only: on Fargate a volume gets its rights from here. */
export const scratch = 'VOLUME ["/tmp"]';

/** Of Debian; the list of packages stays in no layer. */
export function systemLines(packages: readonly string[] | undefined): readonly string[] {
  if (packages === undefined || packages.length === 0) return [];
  return [
    '# vireo: ignore[unpinned-package] a release of Debian has one version of it, with its fixes',
    `RUN apt-get update && apt-get install --no-install-recommends --yes ${packages.join(' ')} && rm -rf /var/lib/apt/lists/*`,
  ];
}

export function portLines({ setsPort }: ServiceFacts, port: number | undefined): readonly string[] {
  if (port === undefined) return [];
  return [...(setsPort === true ? [`ENV PORT=${port}`] : []), `EXPOSE ${port}`];
}

/** It listens on no port: whether it works cannot be asked from outside. */
const unasked = [
  '# vireo: ignore[healthcheck-missing] it listens on no port: that it runs is all that can be told',
  'HEALTHCHECK NONE',
];

export function healthLines(service: ServiceFacts): readonly string[] {
  const asked = healthCommand(service);
  if (asked === undefined) return unasked;
  const { command, isShell, intervalSeconds, timeoutSeconds, startSeconds } = asked;
  return [
    `HEALTHCHECK --interval=${intervalSeconds}s --timeout=${timeoutSeconds}s --start-period=${startSeconds}s \\`,
    `  CMD ${isShell ? command.join(' ') : exec(command)}`,
  ];
}
