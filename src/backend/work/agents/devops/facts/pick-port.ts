/** On which port a service listens: what is started says it, else its code, its image, or an example of its settings. */
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { type FactView, known, nameOf } from './fact-view.ts';
import type { Known, Place } from './service-facts.ts';

interface Started {
  /** What is started in the end. */
  readonly start: string | undefined;
  readonly startPlace: Place | undefined;
  /** What code says is of another way to start it. */
  readonly isServed?: boolean;
}

interface Port {
  readonly port: Known<number> | undefined;
  /** `PORT` says it, and has to be set. */
  readonly setsPort: boolean;
}

const inLine = /(?:0\.0\.0\.0:|\[::\]:|--port[ =]|-p |--bind[ =]:|-b :|\bPORT=)(\d{2,5})\b/;
/** What they listen on where nothing else is said. */
const usual: Readonly<Record<string, number>> = { 'Next.js': 3000, Nuxt: 3000 };

export function pickPort(
  view: FactView,
  folder: string,
  { start, startPlace, isServed = false }: Started,
): Port {
  const reads = readsPort(view, folder, start);
  const own = inLine.exec(start ?? '')?.[1];
  if (own !== undefined && startPlace !== undefined)
    return { port: { value: Number(own), place: startPlace }, setsPort: false };
  const said = portsOf(view, folder);
  const order =
    reads || isServed ? [isExposed, isCode, isRun, isExample] : [isCode, isExposed, isRun, isExample];
  const found = order.map((fits) => said.find(fits)).find((each) => each !== undefined);
  if (found !== undefined) return { port: known(found, Number(found.value)), setsPort: reads };
  const framework = view.of('framework', folder).find(({ value }) => Object.hasOwn(usual, value));
  if (framework === undefined) return { port: undefined, setsPort: false };
  return { port: known(framework, usual[framework.value] ?? 3000), setsPort: reads };
}

/** `PORT` alone: what an image sets is to be what each host sets. */
function readsPort(view: FactView, folder: string, start: string | undefined): boolean {
  return view.values('environment', folder).has('PORT') || /\$\{?PORT\b/.test(start ?? '');
}

/** Of the service itself: what stands beside it has its name in brackets. */
function portsOf(view: FactView, folder: string): readonly ProjectFact[] {
  return view.of('port', folder).filter(({ value }) => /^\d+$/.test(value));
}

const isExposed = (fact: ProjectFact): boolean => /(?:Docker|Container)file/i.test(nameOf(fact));
const isCode = ({ rank }: ProjectFact): boolean => rank === 'code';
/** A script for development may listen elsewhere. */
const isRun = (fact: ProjectFact): boolean =>
  (fact.rank === 'run' && !/compose|nginx/i.test(nameOf(fact))) ||
  (fact.rank === 'declared' && nameOf(fact) === 'Procfile');
const isExample = (fact: ProjectFact): boolean => /\benv\b/.test(nameOf(fact));
