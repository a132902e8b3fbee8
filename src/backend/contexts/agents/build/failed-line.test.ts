import assert from 'node:assert/strict';
import { findFailedLine } from './failed-line.ts';

const dockerfile =
  '# Tools.\nFROM node:24-slim AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci \\\n && npm run build\n\nFROM node:24-slim\nCMD ["node", "a.js"]\n';

describe('the line at which an image failed to build', () => {
  const cases: readonly (readonly [who: string, output: string, line: number | undefined])[] = [
    [
      'BuildKit',
      '#9 ERROR: process "/bin/sh -c npm ci" did not complete: exit code: 1\n------\napi/Dockerfile:5\n--------------------\n   4 |     COPY . .\n   5 | >>> RUN npm ci \\\n   6 | >>>  && npm run build\n--------------------\nERROR: failed to solve\n',
      5,
    ],
    [
      'podman',
      '[1/2] STEP 1/4: FROM node:24-slim AS build\n[1/2] STEP 4/4: RUN npm ci  && npm run build\nError: building at STEP "RUN npm ci  && npm run build": while running runtime: exit status 1\n',
      5,
    ],
    ['buildah', 'STEP 1/5: FROM node:24-slim AS build\nSTEP 3/5: COPY . .\nError: no such file\n', 4],
    ['the older docker', 'Step 2/6 : WORKDIR /app\nStep 3/6 : COPY . .\nCOPY failed: no source\n', 4],
    ['nobody', 'Cannot connect to the Docker daemon. Is the docker daemon running?\n', undefined],
  ];
  for (const [who, output, line] of cases)
    it(`is ${line ?? 'not known'} by what ${who} says`, () =>
      assert.equal(findFailedLine(output, dockerfile), line));
});
