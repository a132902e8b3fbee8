/**
 * What is dear to read and asked for often, kept until something is written: under the number of the organization's last
 * event, which every change draws in its own transaction. So nothing has to be told that it is stale, in no process.
 */
// process-local: kept by the number of the last event, which tells what is stale; on several: nothing: each
// keeps its own.
export class KeptByHead<Value> {
  private readonly kept = new Map<string, { readonly head: number; readonly value: Value }>();

  /** `head` was read before, or with, whatever `make` reads: what is kept is never older than it says. */
  get(key: string, head: number, make: () => Value): Value {
    const known = this.kept.get(key);
    if (known?.head === head) return known.value;
    const value = make();
    this.kept.set(key, { head, value });
    return value;
  }

  /** Of what could not be made; another that was made since stays. */
  forget(key: string, value: Value): void {
    if (this.kept.get(key)?.value === value) this.kept.delete(key);
  }
}
