import { createHash } from 'node:crypto';

interface Asset {
  readonly md5: string;
  readonly sha256: string;
  readonly body: Buffer;
}

export function isIntact(asset: Asset): boolean {
  return createHash('sha256').update(asset.body).digest('hex') === asset.sha256;
}
