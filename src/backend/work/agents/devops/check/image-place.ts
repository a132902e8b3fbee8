/** Where a Dockerfile stands among services: what it is built from, and whose it is. */
import path from 'node:path';
import { isBelow, join, relativeTo } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { imageFiles } from '../files/dockerfile.ts';
import { composeServices } from './compose-text.ts';
import { flagOf, parseStages, type Stage, wordsOf } from './dockerfile-text.ts';
import type { Checked } from './finding.ts';
import { createIgnored } from './ignored-files.ts';

export interface ImagePlace {
  readonly file: string;
  readonly stages: readonly Stage[];
  /** Folder of its context. */
  readonly context: string;
  /** Files of the project in its context, by their paths there. */
  readonly inside: readonly string[];
  readonly isIgnored: (file: string) => boolean;
  /** Undefined for an image of nothing that is known. */
  readonly service: ServiceFacts | undefined;
}

export const isDockerfile = (file: string): boolean =>
  /(?:^|\/)(?:(?:[\w.-]+\.)?Dockerfile|(?:Docker|Container)file(?:\.[\w-]+)?)$/.test(file);

export function placeImages(checked: Checked): readonly ImagePlace[] {
  const own = new Map([...imageFiles(checked.services)].map(([name, file]) => [file, name]));
  const built = builtBy(checked);
  return [...checked.texts]
    .filter(([file]) => isDockerfile(file))
    .map(([file, text]) => {
      const service = checked.services.find(({ name }) => name === own.get(file));
      const stages = parseStages(text);
      const usual = service === undefined ? path.posix.dirname(file) : contextOf(service);
      const context = built.get(file) ?? nearestContext(stages, usual, checked.view.files);
      const inside = [...checked.view.files]
        .filter((each) => isBelow(each, context))
        .map((each) => relativeTo(context, each));
      const ignore =
        checked.texts.get(`${file}.dockerignore`) ?? checked.texts.get(join(context, '.dockerignore'));
      return { file, stages, context, inside, isIgnored: createIgnored(ignore), service };
    });
}

export const contextOf = ({ isMember, folder }: ServiceFacts): string => (isMember ? '.' : folder);

/** By the Dockerfile the folder that a Compose file builds it in. */
function builtBy({ texts }: Checked): ReadonlyMap<string, string> {
  return new Map(
    composeServices(texts).flatMap(({ build }) =>
      build === undefined ? [] : [[build.dockerfile, build.context] as const],
    ),
  );
}

/** Where nothing says from which folder it is built: from its own, or the root where that has more of what it copies. */
function nearestContext(stages: readonly Stage[], usual: string, files: ReadonlySet<string>): string {
  const sources = stages
    .flatMap(({ instructions }) => instructions)
    .filter((each) => each.keyword === 'COPY' && flagOf(each, 'from') === undefined)
    .flatMap(({ words }) => wordsOf(words).slice(0, -1))
    .map((source) => source.replace(/^\.\//, '').replace(/\/$/, '').replace(/\*.*$/, ''))
    .filter((source) => source !== '' && source !== '.');
  const all = [...files];
  const found = (context: string): number =>
    sources.filter((source) => all.some((file) => file.startsWith(join(context, source)))).length;
  return found('.') > found(usual) ? '.' : usual;
}
