/** The part of the report that says from which facts the files were written, and which file says each. */
import { type Known, placeOf, type ServiceFacts } from './facts/service-facts.ts';

export function writeReport(services: readonly ServiceFacts[]): string {
  if (services.length === 0) return '';
  return ['## From these facts', ...services.map(writeService)].join('\n\n');
}

function writeService(service: ServiceFacts): string {
  const { name, role, folder, version, start, port, health, migrate, build, needs, environment } = service;
  const told = (title: string, known: Known<string | number> | undefined) =>
    known === undefined
      ? []
      : [`| ${title} | ${code(String(known.value))} | ${code(placeOf(known.place))} |`];
  const rows = [
    ...told('Version', version),
    ...told('Build', build),
    ...told('Start', start),
    ...told('Port', port),
    ...told('Health', health),
    ...told('Migrations', migrate),
    ...needs.flatMap(({ kind, version: tag, place }) =>
      told('Beside it', { value: tag === undefined ? kind : `${kind} ${tag}`, place }),
    ),
    ...environment.flatMap((known) => told('Variable', known)),
  ];
  const head = `### ${name}\n\n${role}, in ${code(folder)}`;
  return rows.length === 0
    ? head
    : [head, ['| Fact | Value | Said by |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
}

const code = (text: string): string => `\`${text.replaceAll('`', 'ˋ').replaceAll('|', '¦')}\``;
