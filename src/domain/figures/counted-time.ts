/** Whose time a sum counts, and how that is said: nothing where it is everybody's. */

/**
 * `own`: that of the person alone. `led`: their own and that of the projects they lead. `joined`: their own and that of the
 * projects of which they are a member.
 */
export const countedTimes = ['everybody', 'own', 'led', 'joined'] as const;
export type CountedTime = (typeof countedTimes)[number];

/** What a sum is narrowed down by, as far as it matters here. */
export interface CountedOf {
  /** The sum is of these projects alone. */
  readonly projectIds?: readonly string[] | undefined;
  /** The sum is of the time of these people alone. */
  readonly userIds?: readonly string[] | undefined;
  /** It asks for the state of timesheets, which are read as far as those. */
  readonly isOfSheets?: boolean | undefined;
}

const english: Readonly<Record<CountedTime, string>> = {
  everybody: '',
  own: 'Only your own time is counted.',
  led: 'Only your own time and that of the projects you lead is counted.',
  joined: 'Only your own time and that of your projects is counted.',
};

const german: Readonly<Record<CountedTime, string>> = {
  everybody: '',
  own: 'Gezählt ist nur deine eigene Zeit.',
  led: 'Gezählt ist nur deine eigene Zeit und die der Projekte, die du leitest.',
  joined: 'Gezählt ist nur deine eigene Zeit und die deiner Projekte.',
};

/** A sentence, empty where everybody's time counts. @param language as BCP 47 has it: German for `de`, else English */
export function sayCounted(counted: CountedTime, language: string): string {
  return (language.toLowerCase().startsWith('de') ? german : english)[counted];
}

/** How far a person reads time: all of it, or their own and that of some projects. */
export type TimeReach =
  | { readonly isOfAll: true }
  | {
      readonly isOfAll: false;
      readonly by: Exclude<CountedTime, 'everybody' | 'own'>;
      /** Of which all time is read. */
      readonly projectIds: ReadonlySet<string>;
    };

/** Of a sum that names nobody. */
export function findCounted(reach: TimeReach, { projectIds }: Pick<CountedOf, 'projectIds'>): CountedTime {
  if (reach.isOfAll) return 'everybody';
  const whole = projectIds?.filter((id) => reach.projectIds.has(id)) ?? [...reach.projectIds];
  if (whole.length === 0) return 'own';
  return whole.length === projectIds?.length ? 'everybody' : reach.by;
}
