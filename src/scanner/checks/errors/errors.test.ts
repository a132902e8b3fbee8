import { testRule } from '../testing.test.ts';

testRule('lost-cause', [
  [
    'an error that is handed on whole',
    'javascript',
    'try { go(); } catch (e) { throw new Error("a", { cause: e }); }\n',
  ],
  ['a class of one’s own', 'javascript', 'try { go(); } catch (e) { throw new OrderError("a", e); }\n'],
  [
    'an error that is thrown by a function inside',
    'javascript',
    'try { go(); } catch (e) { then(() => { throw new Error("a"); }); }\n',
  ],
  [
    'the text of the error alone',
    'typescript',
    'try { go(); } catch (e) { throw new Error(e.message); }\n',
    1,
  ],
  [
    'a cause that is left out on purpose',
    'python',
    'try:\n    go()\nexcept KeyError:\n    raise ValueError("a") from None\n',
  ],
]);

testRule('unreachable-handler', [
  [
    'groups that differ',
    'python',
    'try:\n    go()\nexcept (KeyError, ValueError):\n    a()\nexcept (OSError, KeyError):\n    b()\n',
  ],
  [
    'a class below another one',
    'python',
    'try:\n    go()\nexcept OSError:\n    a()\nexcept ConnectionResetError:\n    b()\n',
    5,
  ],
]);

testRule('swallowed-error', [
  [
    'a question',
    'python',
    'def f(a):\n    try:\n        return int(a)\n    except Exception:\n        return None\n',
  ],
  [
    'a handler that says why',
    'javascript',
    'function f() { try { a(); b(); c(); } catch { return 0; /* none */ } }\n',
  ],
]);

testRule('jump-in-finally', [
  [
    'a jump of a loop inside',
    'javascript',
    'try { go(); } finally { for (const a of b) { if (a) continue; } }\n',
  ],
]);

testRule('thrown-literal', [
  ['an error that was caught', 'javascript', 'try { go(); } catch (e) { throw e; }\n'],
  ['a template', 'javascript', 'throw `no ${name}`;\n', 1],
]);
