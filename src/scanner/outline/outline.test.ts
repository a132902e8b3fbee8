import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { grammarFiles } from '../testing.test.ts';
import { createOutlineReader, type OutlineReader } from './index.ts';

const script = `import express from 'express';
const app = express();
const orderRouter = express.Router();
/**
 * Adds up lines.
 *
 * Rounded once.
 */
export function total(lines: readonly Line[], rate = 1): Money {
  if (lines.length === 0) throw new RangeError('No lines.');
  const inner = () => {
    throw new TypeError('not mine');
  };
  try {
    inner();
    throw new Error('caught');
  } catch (error) {
    throw new StateError(\`made \${error}\`);
  }
}

export const parse = async (text: string): Promise<Order> => {
  if (text === '') throw new SyntaxError('Empty.');
  return JSON.parse(text);
};
export const limit: number = 3;
export interface Line {
  readonly amount: number;
}
export class Store {
  close() {
    throw new Error('of a method');
  }
}
function hidden() {}
app.get('/health', (req, res) => res.end());
app.get('title');
orderRouter.post('/orders', guard, create);
cache.get('/no', load);
export default app;
`;

const python = `"""Orders."""
from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/orders", tags=["orders"])
blueprint = Blueprint("pages", __name__)


@app.get("/health")
def health() -> dict:
    """Says that it lives."""
    return {}


@router.post("/", status_code=201)
async def create(order: Order, limit: int = 10) -> Order:
    if order.total < 0:
        raise ValueError("negative total")
    try:
        save(order)
        raise OSError("caught")
    except OSError:
        raise StateError(f"not {order}")


@blueprint.route("/page", methods=["GET", 'POST'])
def page(): return ""


def _private():
    raise ValueError("x")


class Order:
    pass


cached = {}
cached.get("/no")
`;

describe('the outline of a file', () => {
  let read: OutlineReader;
  before(async () => {
    read = await createOutlineReader(grammarFiles);
  });

  it('has what TypeScript exports, with signature, comment and what it throws past every catch', () => {
    const symbols = read('a.ts', script)?.symbols ?? [];

    assert.deepEqual(
      symbols.map(({ kind, name, signature }) => [kind, name, signature]),
      [
        ['function', 'total', 'total(lines: readonly Line[], rate = 1): Money'],
        ['function', 'parse', 'parse(text: string): Promise<Order>'],
        ['constant', 'limit', 'limit: number'],
        ['interface', 'Line', 'Line'],
        ['class', 'Store', 'Store'],
      ],
    );
    assert.equal(symbols[0]?.summary, 'Adds up lines.');
    assert.deepEqual(symbols[0]?.errors, [
      { type: 'RangeError', message: 'No lines.' },
      { type: 'StateError', message: '' },
    ]);
    assert.deepEqual(symbols[1]?.errors, [{ type: 'SyntaxError', message: 'Empty.' }]);
    assert.equal(symbols[1]?.isDocumented, false);
  });

  it('has the routes of an app, and those of a router as a part', () => {
    assert.deepEqual(
      read('a.ts', script)?.routes.map(({ method, path, isPart, handler }) => [
        method,
        path,
        isPart,
        handler,
      ]),
      [
        ['GET', '/health', false, ''],
        ['POST', '/orders', true, 'create'],
      ],
    );
  });

  it('has public functions, classes and routes of Python, each with the prefix that its file gives', () => {
    const outline = read('a.py', python);

    assert.deepEqual(
      outline?.symbols.map(({ kind, signature, summary }) => [kind, signature, summary]),
      [
        ['function', 'health() -> dict', 'Says that it lives.'],
        ['function', 'create(order: Order, limit: int = 10) -> Order', ''],
        ['function', 'page()', ''],
        ['class', 'Order', ''],
      ],
    );
    assert.deepEqual(outline?.symbols[1]?.errors, [
      { type: 'ValueError', message: 'negative total' },
      { type: 'StateError', message: '' },
    ]);
    assert.deepEqual(
      outline?.routes.map(({ method, path, isPart, handler }) => `${method} ${path} ${isPart} ${handler}`),
      [
        'GET /health false health',
        'POST /orders/ true create',
        'GET /page true page',
        'POST /page true page',
      ],
    );
    assert.equal(outline?.symbols[2]?.place, undefined, 'a body on the line of its head');
  });

  it('says what functions of the file throw past their caller, and not what its own body says', () => {
    const code = `
function check(n) { if (n < 0) throw new RangeError('Negative.'); deep(n); }
const deep = (n) => { throw new DeepError(); };
export function caught(n) { try { check(n); } catch { return 0; } }
export function passes(n) { check(n); later(() => check(n)); }
export const both = (n) => { if (n > 9) throw new RangeError('Negative.'); return passes(n); };
export function loops(n) { loops(n - 1); other.check(n); }
`;
    const passed = Object.fromEntries(
      read('a.js', code)?.symbols.map((symbol) => [symbol.name, symbol.passed]) ?? [],
    );
    const all = [
      { type: 'RangeError', message: 'Negative.' },
      { type: 'DeepError', message: '' },
    ];

    assert.deepEqual(passed, { caught: [], passes: all, both: all.slice(1), loops: [] });
  });

  it('is none of what cannot be read', () => {
    assert.equal(read('a.ts', 'export function ('), undefined);
    assert.equal(read('a.rb', 'def x; end'), undefined);
  });
});
