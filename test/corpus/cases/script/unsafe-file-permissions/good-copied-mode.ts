import { chmodSync, copyFileSync, statSync } from 'node:fs';

export function copyWithMode(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, statSync(from).mode & 0o755);
}
