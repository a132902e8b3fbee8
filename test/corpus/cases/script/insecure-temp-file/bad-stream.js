import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export async function download(url) {
  const answer = await fetch(url);
  await pipeline(answer.body, createWriteStream('/tmp/update.tar.gz'));
}
