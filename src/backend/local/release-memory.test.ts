import assert from 'node:assert/strict';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../test/support/wait-for.ts';
import { releaseMemoryWhenQuiet } from './release-memory.ts';

describe('a backend that nobody asks', () => {
  let app: FastifyInstance;
  let heap: number;
  let collected: number;
  let looked: number;

  beforeEach(async () => {
    app = fastify();
    app.get('/', async () => 'here');
    heap = 100;
    collected = 0;
    looked = 0;
    const collect = (): void => {
      collected += 1;
      heap = 50;
    };
    const heapBytes = (): number => {
      looked += 1;
      return heap;
    };
    releaseMemoryWhenQuiet(app, { quietMs: 5, collect, heapBytes });
    await app.ready();
  });
  afterEach(async () => await app.close());

  it('gives back its memory once it is quiet, and again only after it has grown', async () => {
    await waitFor(() => collected === 1, 'the first collection');

    const before = looked;
    await app.inject('/');
    await waitFor(() => looked > before, 'it to look again');
    assert.equal(collected, 1);

    heap = 60;
    await app.inject('/');
    await waitFor(() => collected === 2, 'another after it grew');
  });
});
