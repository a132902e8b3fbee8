/** Listeners without the editor, so that what has no other need of it can be tested outside. */
import type { Disposable } from './disposables.ts';

export type Listener<Value> = (value: Value) => void;

export class Emitter<Value> {
  private readonly listeners = new Set<Listener<Value>>();

  get size(): number {
    return this.listeners.size;
  }

  readonly event = (listener: Listener<Value>): Disposable => {
    const own: Listener<Value> = (value) => listener(value);
    this.listeners.add(own);
    return { dispose: () => this.listeners.delete(own) };
  };

  fire(value: Value): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
