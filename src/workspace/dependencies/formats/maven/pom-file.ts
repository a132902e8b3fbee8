/** One pom.xml as it is written (https://maven.apache.org/pom.html): texts with their places, nothing resolved. */
import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { findTextProblem, withoutByteOrderMark } from '../../file-text.ts';
import type { FileProblem, Place } from '../../model.ts';
import { TextPlaces } from '../../place.ts';

export interface PomText {
  readonly text: string;
  readonly place: Place;
}

export interface PomDependency {
  readonly place: Place;
  readonly fields: ReadonlyMap<string, PomText>;
}

export interface PomFile {
  readonly file: string;
  /** `groupId`, `artifactId`, `version`, `packaging` of the project itself. */
  readonly fields: ReadonlyMap<string, PomText>;
  readonly parent: ReadonlyMap<string, PomText> | undefined;
  readonly properties: ReadonlyMap<string, PomText>;
  readonly dependencies: readonly PomDependency[];
  /** Versions for those that name none. */
  readonly managed: readonly PomDependency[];
}

export type PomRead =
  | { readonly pom: PomFile; readonly problem?: never }
  | { readonly pom?: undefined; readonly problem: FileProblem };

export function readPomFile(file: string, given: string): PomRead {
  const text = withoutByteOrderMark(given);
  const unreadable = findTextProblem(file, text);
  if (unreadable !== undefined) return { problem: unreadable };
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    if (root?.name !== 'project')
      return { problem: { file, field: 'project', message: 'is missing: this is no pom.xml' } };
    const context = { places: new TextPlaces(file, given), text, shift: given.length - text.length };
    return { pom: toPom(file, root, context) };
  } catch (error) {
    if (error instanceof XmlError)
      return { problem: { file, line: error.line, message: `is not valid XML: ${firstLine(error)}` } };
    if (error instanceof RangeError) return { problem: { file, message: 'is nested too deeply' } };
    throw error;
  }
}

function firstLine({ message }: Error): string {
  return message.split(' (line ', 1)[0]?.split('\n', 1)[0] ?? '';
}

interface Context {
  readonly places: TextPlaces;
  readonly text: string;
  readonly shift: number;
}

function toPom(file: string, root: XmlElement, context: Context): PomFile {
  const parent = child(root, 'parent');
  const properties = child(root, 'properties');
  return {
    file,
    fields: fieldsOf(root, context),
    parent: parent && fieldsOf(parent, context),
    properties: properties === undefined ? new Map() : fieldsOf(properties, context),
    dependencies: dependenciesOf(root, context),
    managed: dependenciesOf(child(root, 'dependencyManagement'), context),
  };
}

function elements(of: XmlElement | undefined): readonly XmlElement[] {
  return of?.children.filter((each): each is XmlElement => each instanceof XmlElement) ?? [];
}

function child(of: XmlElement | undefined, name: string): XmlElement | undefined {
  return elements(of).find((each) => each.name === name);
}

function dependenciesOf(of: XmlElement | undefined, context: Context): readonly PomDependency[] {
  return elements(child(of, 'dependencies'))
    .filter(({ name }) => name === 'dependency')
    .map((each) => ({ place: placeOf(each, context), fields: fieldsOf(each, context) }));
}

/** Children that hold a text alone. */
function fieldsOf(of: XmlElement, context: Context): ReadonlyMap<string, PomText> {
  const fields = new Map<string, PomText>();
  for (const each of elements(of)) {
    const [only, ...more] = each.children;
    if (!(only instanceof XmlText) || more.length > 0) continue;
    const text = only.text.trim();
    const within = context.text.slice(only.start, only.end);
    const start = context.shift + only.start + (within.length - within.trimStart().length);
    fields.set(each.name, { text, place: context.places.place(start, start + within.trim().length) });
  }
  return fields;
}

function placeOf({ start, end }: XmlElement, { places, shift }: Context): Place {
  return places.place(shift + start, shift + end);
}
