/** What a reload must not lose: the state of the page at each change, and what is typed, which the host keeps for the workspace. */
import { DelayedCall } from '../components/delayed-call.ts';
import type { CoachTyping, CoachViewState } from './messages.ts';

/** What is typed is not to be lost, and a word is typed in this time. */
const keepAfterMs = 200;

interface Keepers {
  read(): CoachViewState;
  save(state: CoachViewState): void;
  keep(typing: CoachTyping): void;
}

export class KeptTyping {
  readonly #keepers: Keepers;
  readonly #keeping: DelayedCall;
  #isTouched = false;
  #state: CoachViewState | undefined;

  constructor(keepers: Keepers) {
    this.#keepers = keepers;
    this.#keeping = new DelayedCall(() => {
      const { draft, checkIn } = keepers.read();
      keepers.keep({ draft, ...(checkIn !== undefined && { checkIn }) });
    }, keepAfterMs);
  }

  /** Something was typed, or put into the composer, since the page began. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  touch(): void {
    this.#isTouched = true;
  }

  /** Called after each drawing. */
  update(): void {
    const [before, state] = [this.#state, this.#keepers.read()];
    if (before !== undefined && isSame(before, state)) return;
    this.#state = state;
    this.#keepers.save(state);
    const isTyped = before?.draft !== state.draft || before.checkIn !== state.checkIn;
    if (this.#isTouched && isTyped) this.#keeping.request();
  }

  flush(): void {
    this.#keeping.flush();
  }
}

function isSame(before: CoachViewState, state: CoachViewState): boolean {
  return (
    before.draft === state.draft &&
    before.sessionId === state.sessionId &&
    before.replaces === state.replaces &&
    before.before === state.before &&
    before.checkIn === state.checkIn &&
    isSameList(before.mentions ?? [], state.mentions ?? [])
  );
}

function isSameList(before: readonly unknown[], list: readonly unknown[]): boolean {
  return before.length === list.length && before.every((one, index) => one === list[index]);
}
