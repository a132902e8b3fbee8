/** Addresses of documents in the editor: the path is what a person reads, the query says which one it is. Pure. */

export const documentScheme = 'vireo-document';

export interface DocumentAddress {
  readonly id: string;
  /** Of a version, which is read-only; undefined: the document itself. */
  readonly number: number | undefined;
}

export interface DocumentPlace {
  readonly id: string;
  readonly title: string;
  readonly client: string;
  readonly project: string;
  readonly number?: number;
}

export interface AddressParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** `vireo-document:/Client/Project/Title.md?<id>`, of a version `…/Title (v3).md?<id>/3`. */
export function addressOf({ id, title, client, project, number }: DocumentPlace): AddressParts {
  const name = number === undefined ? title : `${title} (v${number})`;
  const folders = [client, project].filter((folder) => folder !== '').map(asSegment);
  return {
    scheme: documentScheme,
    path: `/${[...folders, `${asSegment(name)}.md`].join('/')}`,
    query: number === undefined ? id : `${id}/${number}`,
  };
}

/** Undefined for an address that names no document: a folder above one. */
export function readAddress({
  scheme,
  query,
}: Pick<AddressParts, 'scheme' | 'query'>): DocumentAddress | undefined {
  const [, id, number] = /^([\da-f-]{36})(?:\/([1-9]\d{0,8}))?$/.exec(query) ?? [];
  if (scheme !== documentScheme || id === undefined) return undefined;
  return { id, number: number === undefined ? undefined : Number(number) };
}

/** The title that a new path gives a document. */
export function titleOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

/** What a path cannot carry is a dash; a name of dots alone would lead to another folder. */
function asSegment(name: string): string {
  const segment = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').trim();
  return /^\.*$/.test(segment) ? '-' : segment;
}
