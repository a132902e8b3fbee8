import assert from 'node:assert/strict';
import { detectStackLanguage } from './detect-language.ts';

const nameOf = (path: string, text = ''): string | undefined => detectStackLanguage({ path, text })?.name;

describe('language of a file', () => {
  it('is told by its name or ending', () => {
    const expected: Readonly<Record<string, string>> = {
      'a.ts': 'TypeScript',
      'a.tsx': 'TypeScript',
      'A.PY': 'Python',
      'a.rs': 'Rust',
      'a.cs': 'C#',
      'a.kt': 'Kotlin',
      'a.html.erb': 'HTML',
      'a.md': 'Markdown',
      Makefile: 'Makefile',
      Dockerfile: 'Dockerfile',
      Jenkinsfile: 'Groovy',
      'src/CMakeLists.txt': 'CMake',
      '.bashrc': 'Shell',
      'a.sql': 'SQL',
      'a.sol': 'Solidity',
      'a.pl': 'Perl',
      'a.php': 'PHP',
    };

    for (const [path, name] of Object.entries(expected)) assert.equal(nameOf(path), name, path);
  });

  it('is told by the text where an ending is shared', () => {
    assert.equal(nameOf('a.h', 'int f(void);\n'), 'C');
    assert.equal(nameOf('a.h', 'namespace a {\n}\n'), 'C++');
    assert.equal(nameOf('a.h', '#import <UIKit/UIKit.h>\n'), 'Objective-C');
    assert.equal(nameOf('a.m', 'function y = f(x)\n'), 'MATLAB');
    assert.equal(nameOf('a.ts', '<!DOCTYPE TS>\n<TS version="2.1">\n'), 'XML');
    assert.equal(nameOf('a.pl', 'parent(X, Y) :- child(Y, X).\n'), 'Prolog');
    assert.equal(nameOf('a.v', 'module a;\nendmodule\n'), 'Verilog');
  });

  it('is not the rarer one of an ending that files of systems have, too', () => {
    assert.equal(nameOf('keys/release.asc', '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQINBF\n'), 'Text');
    assert.equal(nameOf('a.tar.gz.asc', '-----BEGIN PGP SIGNATURE-----\n'), 'Text');
    assert.equal(nameOf('book.asc', '== Getting started\n\nText.\n'), 'AsciiDoc');
    assert.equal(nameOf('room1.asc', '// room script file\n\nfunction room_Load()\n{\n}\n'), 'AGS Script');
    assert.equal(nameOf('other.asc', 'plain words\n'), undefined);
    assert.equal(nameOf('init.d/server.d', '#!/bin/sh\n### BEGIN INIT INFO\nimport x\n'), 'Shell');
    assert.equal(nameOf('debian/server.d', 'NAME=server\nDAEMON=/usr/sbin/server\n'), undefined);
    assert.equal(nameOf('.deps/main.d', 'main.o: main.c main.h\n'), 'Makefile');
    assert.equal(nameOf('probe.d', '#!/usr/sbin/dtrace -s\nsyscall:::entry\n'), 'DTrace');
    assert.equal(nameOf('app.d', 'module app;\n\nimport std.stdio;\n'), 'D');
    assert.equal(nameOf('app.d', '#!/usr/bin/env rdmd\nimport std.stdio;\n'), 'D');
  });

  it('is told by the interpreter of a file without an ending', () => {
    assert.equal(nameOf('run', '#!/bin/sh\n'), 'Shell');
    assert.equal(nameOf('run', '#!/usr/bin/env python3.12\n'), 'Python');
    assert.equal(nameOf('run', '#!/usr/bin/env -S ts-node --esm\n'), 'TypeScript');
    assert.equal(nameOf('run', '#!/usr/bin/env node\n'), 'JavaScript');
  });

  it('is none where nothing tells, and for names of objects', () => {
    for (const path of ['LICENCE-x', 'a.unknownending', 'constructor', '__proto__', 'a.constructor'])
      assert.equal(nameOf(path), undefined, path);
  });
});
