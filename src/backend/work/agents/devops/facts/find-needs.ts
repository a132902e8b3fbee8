/** What a program asks for that runs beside it, with the version and the image that a Compose file names. */

import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import { type DataService, dataServiceNames, dataServices } from './data-services.ts';
import { type FactView, known } from './fact-view.ts';
import type { Known, NeededService } from './service-facts.ts';
import { addressOf } from './variables.ts';

const byImage: readonly (readonly [RegExp, DataService])[] = [
  [/(?:^|\/)(?:postgres|postgis|timescaledb|pgvector)$/, 'postgresql'],
  [/(?:^|\/)mysql$/, 'mysql'],
  [/(?:^|\/)mariadb$/, 'mariadb'],
  [/(?:^|\/)mongo$/, 'mongodb'],
  [/(?:^|\/)(?:redis|valkey)$/, 'redis'],
  [/(?:^|\/)rabbitmq$/, 'rabbitmq'],
];
/** Of the reference of an image: `docker.io/library/postgres:16`. */
export function kindOfImage(reference: string): DataService | undefined {
  const [name = ''] = reference.split('@')[0]?.split(/:(?=[^/]*$)/) ?? [];
  return byImage.find(([pattern]) => pattern.test(name))?.[1];
}

/** Each a file or a part of the program itself. */
const inside = new Set(['SQLite', 'DuckDB', 'LevelDB', 'LMDB', 'H2']);

export function findNeeds(view: FactView, folder: string): readonly NeededService[] {
  const images = imagesOf(view);
  return dataServices
    .flatMap((kind): NeededService[] => {
      const fact =
        view.of('database', folder).find(({ value }) => value === dataServiceNames[kind]) ??
        readOf(view, folder, kind);
      const image = images.get(kind);
      if (fact === undefined) return [];
      const { version, reference, place } = image ?? { place: fact.evidence };
      return [
        {
          kind,
          version,
          place,
          ...(reference !== undefined && { image: reference }),
          ...schemeOf(view, folder, kind),
        },
      ];
    })
    .toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** What stands beside all services, of one that reads its address. */
function readOf(view: FactView, folder: string, kind: DataService): ProjectFact | undefined {
  const beside = view.of('database', '.').some(({ value }) => value === dataServiceNames[kind]);
  if (!beside) return undefined;
  return view
    .of('environment', folder)
    .find(({ value }) => addressOf(value, { needs: [{ kind, version: undefined, place: { file: '' } }] }));
}

/** Databases that this agent describes nothing of: a service that asks for them has to be given their address. */
export function otherNeeds(view: FactView, folder: string): readonly Known<string>[] {
  const described = new Set(Object.values(dataServiceNames));
  const all = view.of('database', folder).filter(({ value }) => !described.has(value) && !inside.has(value));
  return [...new Map(all.map((fact) => [fact.value, known(fact)])).values()];
}

interface Image {
  readonly version: string | undefined;
  /** Of another repository than the usual one, such as with extensions. */
  readonly reference: string | undefined;
  readonly place: NeededService['place'];
}

function imagesOf(view: FactView): ReadonlyMap<DataService, Image> {
  const found = new Map<DataService, Image>();
  for (const { value, evidence } of view.all('service')) {
    const [, reference = ''] = /\(([^()]+)\)$/.exec(value) ?? [];
    const [name = '', tag] = reference.split('@')[0]?.split(/:(?=[^/]*$)/) ?? [];
    const kind = kindOfImage(reference);
    if (kind === undefined || found.has(kind)) continue;
    const version = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1];
    const isUsual = /^(?:docker\.io\/)?(?:library\/)?[a-z]+$/.test(name) && name !== 'valkey';
    found.set(kind, { version, reference: isUsual ? undefined : reference, place: evidence });
  }
  return found;
}

const schemes: Readonly<Partial<Record<DataService, RegExp>>> = {
  postgresql: /^postgres/,
  mysql: /^mysql/,
  mariadb: /^(?:mariadb|mysql)/,
};

/** A driver is part of the address that SQLAlchemy takes. */
function schemeOf(view: FactView, folder: string, kind: DataService): Pick<NeededService, 'scheme'> {
  const all = [...view.of('database-scheme', folder), ...view.of('database-scheme', '.')];
  const scheme = all.find(({ value }) => schemes[kind]?.test(value))?.value;
  return scheme === undefined ? {} : { scheme };
}
