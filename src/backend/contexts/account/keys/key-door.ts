/** Sends each token to where it is known: a key to the gate of keys, another to the sign-in of people. */
import type { Authenticate } from '../../../platform/http/actor.ts';
import type { KeyGate } from './key-gate.ts';
import { keyMark } from './key-text.ts';

export interface KeyDoor {
  readonly authenticate: Authenticate;
  /** The server is made before the gate is. */
  takeGate(gate: KeyGate): void;
  /** What is known of the key was changed. */
  forget(keyId: string): void;
}

export function openKeyDoor(authenticate: Authenticate): KeyDoor {
  // process-local: made once, as the app is mounted; on several: each its own.
  let gate: KeyGate | undefined;
  return {
    takeGate: (made) => {
      gate = made;
    },
    forget: (keyId) => gate?.forget(keyId),
    authenticate: async (token, asked) =>
      token.startsWith(keyMark) && asked.by !== 'cookie'
        ? await gate?.open(token, asked)
        : await authenticate(token, asked),
  };
}
