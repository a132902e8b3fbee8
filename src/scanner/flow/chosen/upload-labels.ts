/**
 * Labels of sources that are uploads, and which of their fields others choose. What an upload holds is read through the
 * object itself (`Image.open(request.files['photo'])`): only a name that came with it chooses a file.
 */
import { eachKey } from '../value/keys.ts';

/** An upload as an object or as its bytes; Django takes the folders out of its `name`. */
const objectLabel = 'a file of the request';
/** The same of Flask, where `name` is the field's, which the client writes as well. */
export const formLabel = 'a file of the form';

/** One that a library has stored, under a name that it or the program chooses. */
const storedLabel = 'an upload';

/** Its name on the disk is drawn. */
export const namedUploadLabel = 'an uploaded file';

/** What the library chooses itself: where the file lies, under which name, and how large it is. */
const chosen = ['path', 'filepath', 'tempFilePath', 'destination', 'newFilename', 'size'].map(
  (key): [string, string | undefined] => [key, undefined],
);
const ofStored: readonly [string, string | undefined][] = [...chosen, ['buffer', objectLabel]];

/** What its sender calls it. */
const givenNames = [
  'originalname',
  'originalFilename',
  'originalName',
  'name',
  'clientName',
  'fieldname',
  'mimetype',
  'headers',
  'hapi',
  'relativePath',
].map((key): [string, string | undefined] => [key, 'the request']);

/** By label and field: what the field is labelled as, and `undefined` where others do not choose it. */
const labels: ReadonlyMap<string, ReadonlyMap<string, string | undefined>> = new Map([
  [storedLabel, new Map([...ofStored, ...givenNames, ['filename', 'the request']])],
  [namedUploadLabel, new Map([...ofStored, ...givenNames, ['filename', undefined]])],
  [
    objectLabel,
    new Map([
      ['name', undefined],
      [eachKey, 'the request'],
    ]),
  ],
  [
    formLabel,
    new Map(
      ['name', 'filename', 'raw_filename', eachKey].map((key): [string, string] => [key, 'the request']),
    ),
  ],
]);

function labelOf(label: string, key: string): string | undefined {
  const fields = labels.get(label);
  return fields?.has(key) === true ? fields.get(key) : label;
}

/** Taints of a field of what has these taints. */
export function ofField<T extends { readonly label: string }>(
  taints: readonly T[],
  key: string,
): readonly T[] {
  if (!taints.some(({ label }) => labelOf(label, key) !== label)) return taints;
  return taints.flatMap((taint) => {
    const label = labelOf(taint.label, key);
    return label === undefined ? [] : [{ ...taint, label }];
  });
}

const objects: ReadonlySet<string> = new Set([objectLabel, formLabel, storedLabel, namedUploadLabel]);

/** Calls that give an upload out of what holds several; others make a text of it. */
const takes = /^passes through (?:get|getlist|getall|values|pop)$/;

/** Whether a text was made of an upload on the way: its bytes, read and decoded. */
function isMadeText(step: StepLike | undefined): boolean {
  for (let at = step; at !== undefined; at = at.previous)
    if (at.message.startsWith('passes through ') && !takes.test(at.message)) return true;
  return false;
}

interface StepLike {
  readonly message: string;
  readonly previous: StepLike | undefined;
}

/** Whether a sink of files or addresses would be handed the upload itself, which is read and not looked up. */
export function isReadThrough(
  { label, step }: { readonly label: string; readonly step: StepLike | undefined },
  sinkClass: string,
): boolean {
  return objects.has(label) && (sinkClass === 'path' || sinkClass === 'ssrf') && !isMadeText(step);
}
