/** What weakens a test and what does not, in Python. */
import type { WeakeningCase } from './weakening-cases.test.ts';

const py = (body: string, name = 'test_adds', before = '') =>
  `${before}def ${name}():\n    ${body.replaceAll('\n', '\n    ')}\n`;
const unit = (body: string, before = '', inClass = '') =>
  `${inClass}class TestMath(unittest.TestCase):\n${before}    def test_adds(self):\n        ${body}\n`;

export const pythonCases: readonly WeakeningCase[] = [
  // Weakened.
  [
    'deleted',
    py('assert add(1, 2) == 3') + py('assert sub() == 1', 'test_sub'),
    py('assert add(1, 2) == 3'),
    'deleted',
  ],
  [
    'renamed so that nothing finds it',
    py('assert add(1, 2) == 3'),
    py('assert add(1, 2) == 3', 'check_adds'),
    'deleted',
  ],
  [
    'pytest.mark.skip',
    py('assert f() == 1'),
    py('assert f() == 1', 'test_adds', '@pytest.mark.skip\n'),
    'skipped',
  ],
  [
    'pytest.mark.skip with a reason',
    py('assert f() == 1'),
    py('assert f() == 1', 'test_adds', "@pytest.mark.skip(reason='flaky')\n"),
    'skipped',
  ],
  [
    'pytest.mark.skipif',
    py('assert f() == 1'),
    py('assert f() == 1', 'test_adds', "@pytest.mark.skipif(True, reason='x')\n"),
    'skipped',
  ],
  [
    'pytest.mark.xfail',
    py('assert f() == 1'),
    py('assert f() == 1', 'test_adds', '@pytest.mark.xfail\n'),
    'skipped',
  ],
  [
    'unittest.skip',
    unit('self.assertEqual(f(), 1)'),
    unit('self.assertEqual(f(), 1)', "    @unittest.skip('later')\n"),
    'skipped',
  ],
  [
    'unittest.expectedFailure',
    unit('self.assertEqual(f(), 1)'),
    unit('self.assertEqual(f(), 1)', '    @unittest.expectedFailure\n'),
    'skipped',
  ],
  [
    'a skipped class',
    unit('self.assertEqual(f(), 1)'),
    unit('self.assertEqual(f(), 1)', '', "@unittest.skip('x')\n"),
    'skipped',
  ],
  ['pytestmark', py('assert f() == 1'), `pytestmark = pytest.mark.skip\n${py('assert f() == 1')}`, 'skipped'],
  [
    'a module that skips itself',
    py('assert f() == 1'),
    `pytest.skip('x', allow_module_level=True)\n${py('assert f() == 1')}`,
    'skipped',
  ],
  [
    '__test__ = False',
    unit('self.assertEqual(f(), 1)'),
    unit('self.assertEqual(f(), 1)', '    __test__ = False\n'),
    'skipped',
  ],
  ['pytest.skip() within', py('assert f() == 1'), py("pytest.skip('x')\nassert f() == 1"), 'skipped'],
  [
    'self.skipTest()',
    unit('self.assertEqual(f(), 1)'),
    unit("self.skipTest('x'); self.assertEqual(f(), 1)"),
    'skipped',
  ],
  ['raise SkipTest', py('assert f() == 1'), py("raise unittest.SkipTest('x')\nassert f() == 1"), 'skipped'],
  [
    'setUp that skips',
    unit('self.assertEqual(f(), 1)'),
    unit('self.assertEqual(f(), 1)', "    def setUp(self):\n        self.skipTest('x')\n"),
    'skipped',
  ],
  [
    'importorskip',
    py('assert f() == 1'),
    `np = pytest.importorskip('numpy')\n${py('assert f() == 1')}`,
    'skipped',
  ],
  ['an assertion is gone', py('assert a() == 1\nassert b() == 2'), py('assert a() == 1'), 'assertion-lost'],
  ['only pass is left', py('assert a() == 1'), py('pass'), 'assertion-lost'],
  ['another value', py('assert a() == 1'), py('assert a() == 2'), 'assertion-lost'],
  ['== becomes truth', py('assert a() == b()'), py('assert a()'), 'assertion-lost'],
  ['== becomes is not None', py('assert a() == b()'), py('assert a() is not None'), 'assertion-lost'],
  ['== becomes in', py('assert a() == [1]'), py('assert 1 in a()'), 'assertion-lost'],
  ['or True', py('assert a() == 1'), py('assert a() == 1 or True'), 'assertion-lost'],
  ['of a constant', py('assert a() == b()'), py('assert True'), 'assertion-lost'],
  ['of a tuple', py('assert a() == 1'), py("assert (a() == 1, 'x')"), 'assertion-lost'],
  [
    'assertEqual becomes assertTrue',
    unit('self.assertEqual(f(), 1)'),
    unit('self.assertTrue(f())'),
    'assertion-lost',
  ],
  [
    'any exception',
    py('with pytest.raises(ValueError):\n    f()'),
    py('with pytest.raises(Exception):\n    f()'),
    'assertion-lost',
  ],
  [
    'any message',
    py("with pytest.raises(ValueError, match='bad'):\n    f()"),
    py('with pytest.raises(ValueError):\n    f()'),
    'assertion-lost',
  ],
  [
    'a try that passes',
    py('assert f() == 1'),
    py('try:\n    assert f() == 1\nexcept AssertionError:\n    pass'),
    'assertion-lost',
  ],
  ['behind return', py('assert f() == 1'), py('return\nassert f() == 1'), 'assertion-lost'],
  ['in if False', py('assert f() == 1'), py('if False:\n    assert f() == 1'), 'assertion-lost'],
  [
    'a wider tolerance',
    py('np.testing.assert_allclose(f(), g(), rtol=1e-7)'),
    py('np.testing.assert_allclose(f(), g(), rtol=1)'),
    'assertion-lost',
  ],
  ['called with becomes called', py("m.assert_called_with('x')"), py('m.assert_called()'), 'assertion-lost'],
  [
    'a case of parametrize is gone',
    py('assert f(a) == b', 'test_f', "@pytest.mark.parametrize('a,b', [(1, 2), (3, 4)])\n"),
    py('assert f(a) == b', 'test_f', "@pytest.mark.parametrize('a,b', [(1, 2)])\n"),
    'case-lost',
  ],
  // Not weakened.
  ['renamed', py('assert add(1, 2) == 3'), py('assert add(1, 2) == 3', 'test_sums'), ''],
  ['a test is added', py('assert a() == 1'), py('assert a() == 1') + py('assert b() == 2', 'test_b'), ''],
  [
    'into a class',
    py('assert a() == 1'),
    `class TestA:\n    def test_adds(self):\n        assert a() == 1\n`,
    '',
  ],
  ['variables renamed', py('r = a(2)\nassert r == 4'), py('result = a(2)\nassert result == 4'), ''],
  ['a message added', py('assert a() == 1'), py("assert a() == 1, 'one'"), ''],
  ['and taken apart', py('assert a() == 1 and b() == 2'), py('assert a() == 1\nassert b() == 2'), ''],
  [
    'a fixture decorator',
    py('assert a() == 1'),
    py('assert a() == 1', 'test_adds', "@pytest.mark.usefixtures('db')\n"),
    '',
  ],
  [
    'no longer skipped',
    py('assert a() == 1', 'test_a', '@pytest.mark.skip\n'),
    py('assert a() == 1', 'test_a'),
    '',
  ],
  [
    'unittest becomes pytest',
    unit('self.assertEqual(f(), 1)'),
    'class TestMath:\n    def test_adds(self):\n        assert f() == 1\n',
    '',
  ],
  ['a docstring', py('assert a() == 1'), py('"""Adds."""\nassert a() == 1'), ''],
  [
    'a case is added',
    py('assert f(a) == b', 'test_f', "@pytest.mark.parametrize('a,b', [(1, 2)])\n"),
    py('assert f(a) == b', 'test_f', "@pytest.mark.parametrize('a,b', [(1, 2), (3, 4)])\n"),
    '',
  ],
];
