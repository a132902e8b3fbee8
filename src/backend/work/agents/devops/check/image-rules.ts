/** Whether an image builds: what it copies is there, its stages are, and it runs as nobody in particular. */
import { fitsGlob } from '../../../../../domain/glob.ts';
import { join } from '../facts/project-files.ts';
import { isSecretName } from '../facts/variables.ts';
import { flagOf, type Instruction, type Stage, wordsOf } from './dockerfile-text.ts';
import { type Checked, type Finding, type Say, sayIn } from './finding.ts';
import type { ImagePlace } from './image-place.ts';

export function checkImage(place: ImagePlace, { view }: Checked): readonly Finding[] {
  const say = sayIn(place.file);
  const { stages } = place;
  const copies = stages.flatMap((stage, index) =>
    stage.instructions
      .filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
      .flatMap((copy) => checkCopy(copy, { place, index, say })),
  );
  // One that is called by another name is not said to be unused as well.
  const isNamed = copies.every(({ rule }) => rule !== 'stage-absent');
  return [
    ...copies,
    ...checkNeeded(place, say, view.files),
    ...checkUser(stages, say),
    ...(isNamed ? checkUnused(stages, say) : []),
    ...checkOutput(place, say),
    ...stages.flatMap(({ instructions }) => instructions.flatMap((each) => checkSecret(each, say))),
  ];
}

interface Copying {
  readonly place: ImagePlace;
  /** Of its stage. */
  readonly index: number;
  readonly say: Say;
}

function checkCopy(copy: Instruction, { place, index, say }: Copying): readonly Finding[] {
  const from = flagOf(copy, 'from');
  if (from !== undefined) {
    const before = place.stages.slice(0, index);
    const isStage = before.some(
      ({ name }, at) => name?.toLowerCase() === from.toLowerCase() || String(at) === from,
    );
    return isStage || /[/:$]/.test(from)
      ? []
      : [
          say(
            'stage-absent',
            copy.line,
            `it copies from the stage ${from}, and no stage before it has that name`,
          ),
        ];
  }
  return sourcesOf(copy).flatMap((source) => {
    const found = filesOf(place, source);
    if (found.length === 0)
      return [say('copy-absent', copy.line, `it copies ${source}, which is not in ${place.context}`)];
    return found.every(place.isIgnored)
      ? [say('copy-ignored', copy.line, `it copies ${source}, which the .dockerignore leaves out`)]
      : [];
  });
}

function sourcesOf({ words }: Instruction): readonly string[] {
  // A text that stands in the file itself.
  if (words.includes('<<')) return [];
  return wordsOf(words)
    .slice(0, -1)
    .filter((source) => !/^(?:https?:|git@|<<)|\$/.test(source))
    .map((source) => source.replace(/^\.?\/(?=.)/, '').replace(/(?<=.)\/$/, ''));
}

function filesOf({ inside }: ImagePlace, source: string): readonly string[] {
  if (source === '.' || source === './') return inside;
  const depth = source.split('/').length;
  return inside.filter((file) => fitsGlob(source, file.split('/').slice(0, depth).join('/')));
}

/** Of a whole context what the service is built of and started with. */
function checkNeeded(place: ImagePlace, say: Say, files: ReadonlySet<string>): readonly Finding[] {
  const { service, stages, context, isIgnored } = place;
  const whole = stages
    .flatMap(({ instructions }) => instructions)
    .find(
      (each) =>
        each.keyword === 'COPY' && flagOf(each, 'from') === undefined && sourcesOf(each).includes('.'),
    );
  if (service === undefined || whole === undefined) return [];
  const needed = [
    ...[
      'package.json',
      'pyproject.toml',
      'requirements.txt',
      'go.mod',
      'manage.py',
      'alembic.ini',
      'index.html',
    ].map((name) => join(service.folder, name)),
    ...[service.lock, service.start?.place.file, service.health?.place.file].flatMap((each) => each ?? []),
  ].filter((file) => files.has(file) && !/(?:Docker|Container)file|compose|Procfile|\.github/i.test(file));
  return [...new Set(needed)]
    .map((file) => (context === '.' ? file : file.slice(context.length + 1)))
    .filter(isIgnored)
    .map((file) => say('copy-ignored', whole.line, `it needs ${file}, which the .dockerignore leaves out`));
}

const ownUsers = /unprivileged|nonroot|distroless\/[^:]*:[^:]*nonroot/;

function checkUser(stages: readonly Stage[], say: Say): readonly Finding[] {
  const last = stages.at(-1);
  if (last === undefined || ownUsers.test(last.image)) return [];
  const user = last.instructions.findLast(({ keyword }) => keyword === 'USER');
  const isRoot = user === undefined || /^(?:root|0)(?::|$)/.test(user.words);
  return isRoot ? [say('runs-as-root', user?.line ?? last.line, 'the image runs as root')] : [];
}

/** A stage that builds something which no later one takes. */
function checkUnused(stages: readonly Stage[], say: Say): readonly Finding[] {
  return stages.slice(0, -1).flatMap(({ name, line }, index) => {
    const later = stages.slice(index + 1);
    const isTaken = later.some(
      ({ image, instructions }) =>
        image === name ||
        instructions.some((each) => {
          const from = flagOf(each, 'from') ?? '';
          const mounted = /\bfrom=([\w.-]+)/.exec(flagOf(each, 'mount') ?? '')?.[1];
          return [from, mounted].some((used) => used === name || used === String(index));
        }),
    );
    return isTaken
      ? []
      : [
          say(
            'stage-unused',
            line,
            `nothing is copied from the stage ${name ?? index}, so what it builds is not in the image`,
          ),
        ];
  });
}

/** Pages that are served from a folder which the build does not leave. */
function checkOutput({ stages, service }: ImagePlace, say: Say): readonly Finding[] {
  if (service?.role !== 'static' || service.output === undefined || service.runtime !== 'node') return [];
  const copies = stages.at(-1)?.instructions.filter((each) => flagOf(each, 'from') !== undefined) ?? [];
  const { output } = service;
  return copies
    .filter(({ words }) => /\/html\b|\/srv\b|\/www\b/.test(words))
    .filter(
      ({ words }) =>
        !wordsOf(words)
          .slice(0, -1)
          .some((source) => source.replace(/\/\.?$/, '').endsWith(`/${output}`)),
    )
    .map(({ line, words }) =>
      say('output-other', line, `it copies ${wordsOf(words)[0] ?? ''}, and the build leaves ${output}`),
    );
}

function checkSecret({ keyword, words, line }: Instruction, say: Say): readonly Finding[] {
  if (keyword !== 'ENV' && keyword !== 'ARG') return [];
  return [...words.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S+)/g)]
    .filter(([, name = '', value = '']) => isSecretName(name) && !value.includes('$') && value.length > 2)
    .map(([, name = '']) =>
      say('secret-in-clear', line, `the value of ${name} stands in the image for all to read`),
    );
}
