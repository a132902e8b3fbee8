/** Rows of a file that are no work: breaks, absences and expenses, by the columns in which services say so. */
import { bareHeader, type ColumnMap } from '../cells/columns.ts';
import { type Phrase, phrase } from '../phrase.ts';
import type { LossCode } from '../source-row.ts';

export interface LeftOutKind {
  readonly code: LossCode;
  readonly message: Phrase;
}

const kinds: readonly (LeftOutKind & { readonly words: string })[] = [
  {
    code: 'break_left_out',
    message: phrase`Breaks are left out.`,
    words: 'break|pause|pausa|descanso|intervalo|pauze|rustpauze|przerwa',
  },
  {
    code: 'holiday_left_out',
    message: phrase`Public holidays are left out.`,
    words:
      'holiday|public holiday|feiertag|jour férié|férié|festivo|día festivo|feriado|giorno festivo|festività|feestdag|święto|dzień świąteczny',
  },
  {
    code: 'time_off_left_out',
    message: phrase`Time off is left out.`,
    words:
      'time off|time-off|pto|vacation|leave|abwesenheit|auszeit|freizeit|arbeitsfrei|urlaub|congé|congés|absence|tiempo libre|ausencia|vacaciones|folga|férias|ausência|tempo livre|ferie|permesso|assenza|verlof|vrije tijd|afwezigheid|urlop|czas wolny|nieobecność|sickness|parental|overtime',
  },
  {
    code: 'not_time_left_out',
    message: phrase`Expenses are left out: an import takes time.`,
    words: 'expense|expenses|auslage|ausgabe|mileage',
  },
];

/** Kimai says `holiday` of its users' vacation; public ones are no rows there. */
const ofKimai: Readonly<Record<string, string>> = { holiday: 'vacation' };

const ordinary = new Set(
  'regular|regulär|normal|normale|régulier|regolare|regulier|reguliere|regularny|zwykły|standard|standaard|work|arbeit|timesheet'
    .split('|')
    .map(bareHeader),
);

const kindsByWord = new Map<string, LeftOutKind>(
  kinds.flatMap(({ words, code, message }) =>
    words.split('|').map((word) => [bareHeader(word), { code, message }] as const),
  ),
);

const fields = ['type', 'category'] as const;

function said({ columns }: ColumnMap, cells: readonly string[]) {
  return fields.flatMap((field) => {
    const column = columns.get(field);
    return column === undefined ? [] : { header: column.header, text: (cells[column.index] ?? '').trim() };
  });
}

export interface FoundKind extends LeftOutKind {
  /** Of the column that says so. */
  readonly header: string;
  readonly text: string;
}

/** Undefined for work, and for what is of a type that is not known. */
export function findLeftOutKind(map: ColumnMap, cells: readonly string[]): FoundKind | undefined {
  for (const { header, text } of said(map, cells)) {
    const word = bareHeader(text.replaceAll('_', ' '));
    const kind = kindsByWord.get((map.format === 'kimai' ? ofKimai[word] : undefined) ?? word);
    if (kind !== undefined) return { ...kind, header, text };
  }
  return undefined;
}

/** Types of a row that say more than that it is work. */
export function listUnknownKinds(map: ColumnMap, cells: readonly string[]) {
  return said(map, cells).filter(({ text }) => text !== '' && !ordinary.has(bareHeader(text)));
}
