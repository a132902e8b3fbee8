/** Which areas are open, the worst findings of each, and the one finding that is opened with its code. */
import type { LitElement } from 'lit';
import type { FindingArea } from '../../src/contract/findings/finding-area.ts';
import type {
  FindingTableRow,
  ScannerOverview,
  ScannerViewMessage,
  ShownCode,
  TableRows,
} from './messages.ts';
import { standardFilter, standardQuery } from './table-query.ts';

/** Enough to begin with; the table below has them all. */
const mostRows = 5;

interface Asking {
  readonly send: (message: ScannerViewMessage) => void;
  readonly nextId: () => number;
}

export class AreaLists {
  readonly #view: Pick<LitElement, 'requestUpdate'>;
  readonly #asking: Asking;
  #open: ReadonlySet<FindingArea> = new Set(['security']);
  readonly #asked = new Map<number, FindingArea>();
  readonly #rows = new Map<FindingArea, readonly FindingTableRow[]>();
  #opened: string | undefined;
  #code: ShownCode | undefined;

  constructor(view: Pick<LitElement, 'requestUpdate'>, asking: Asking) {
    this.#view = view;
    this.#asking = asking;
  }

  isOpen(area: FindingArea): boolean {
    return this.#open.has(area);
  }

  rowsOf(area: FindingArea): readonly FindingTableRow[] {
    return this.#rows.get(area) ?? [];
  }

  isOpened({ key }: FindingTableRow): boolean {
    return this.#opened === key;
  }

  /** Undefined while it is on its way. */
  codeOf({ key }: FindingTableRow): ShownCode | undefined {
    return this.#code?.key === key ? this.#code : undefined;
  }

  toggle(area: FindingArea): void {
    const open = new Set(this.#open);
    if (!open.delete(area)) open.add(area);
    this.#open = open;
    if (open.has(area)) this.#ask(area);
    this.#view.requestUpdate();
  }

  /** Opens a finding, and closes the one that was open. */
  toggleRow({ uri, key }: FindingTableRow): void {
    this.#opened = this.#opened === key ? undefined : key;
    if (this.#opened !== undefined) this.#asking.send({ type: 'readFinding', uri, key });
    this.#view.requestUpdate();
  }

  /** What was counted has changed. */
  refresh({ areas }: ScannerOverview): void {
    for (const { area, total } of areas) if (total > 0 && this.#open.has(area)) this.#ask(area);
  }

  /** False where another list has asked for them. */
  take({ queryId, rows }: TableRows): boolean {
    const area = this.#asked.get(queryId);
    if (area === undefined) return false;
    this.#asked.delete(queryId);
    this.#rows.set(area, rows);
    this.#view.requestUpdate();
    return true;
  }

  show(code: ShownCode): void {
    this.#code = code;
    this.#view.requestUpdate();
  }

  #ask(area: FindingArea): void {
    const queryId = this.#asking.nextId();
    this.#asked.set(queryId, area);
    const filter = { ...standardFilter, areas: [area] };
    const { sort } = standardQuery;
    this.#asking.send({ type: 'list', queryId, filter, sort, offset: 0, limit: mostRows });
  }
}
