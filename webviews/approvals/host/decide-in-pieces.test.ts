import assert from 'node:assert/strict';
import { decideInPieces, type Pieces } from './decide-in-pieces.ts';

const items = Array.from({ length: 450 }, (_, index) => ({ id: `w${index}`, version: index + 1 }));

describe('decideInPieces', () => {
  const sizes: number[] = [];
  const told: number[] = [];
  const tell = (count: number) => told.push(count);
  const send: Pieces['send'] = async (piece) => {
    sizes.push(piece.length);
    return { results: piece.map(({ id }) => ({ id, timesheet: null, error: null })) };
  };

  beforeEach(() => {
    sizes.length = 0;
    told.length = 0;
  });

  it('sends no more than the API takes at once, and tells one outcome of all', async () => {
    const { results } = await decideInPieces(items, { send, tell });

    assert.deepEqual(sizes, [200, 200, 50]);
    assert.deepEqual(told, sizes);
    assert.deepEqual(
      results.map(({ id }) => id),
      items.map(({ id }) => id),
    );
  });

  it('keeps what was decided when the line breaks, and says why the rest was not', async () => {
    const broken: Pieces['send'] = async (piece) => {
      if (sizes.length === 1) throw new Error('The line broke.');
      return await send(piece);
    };

    const { results } = await decideInPieces(items, { send: broken, tell });

    const undecided = results.filter(({ error }) => error?.message === 'The line broke.');
    assert.deepEqual(
      { resultsLength: results.length, undecidedLength: undecided.length, id: undecided[0]?.id },
      { resultsLength: 450, undecidedLength: 250, id: 'w200' },
    );
  });

  it('fails as a whole when nothing was decided', async () => {
    const broken = async () => await Promise.reject(new Error('The line broke.'));

    await assert.rejects(decideInPieces(items, { send: broken, tell }), { message: 'The line broke.' });
  });
});
