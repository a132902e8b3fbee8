import assert from 'node:assert/strict';
import { shortClient } from './short-client.ts';

describe('shortClient', () => {
  for (const [name, short] of [
    ['Nordwind Handels GmbH', 'Nordwind Handels'],
    ['Havn Analyse ApS', 'Havn Analyse'],
    ['Kaffee & Co. GmbH & Co. KG', 'Kaffee & Co.'],
    ['Blue Sky Pty Ltd', 'Blue Sky'],
    ['Acme, Inc.', 'Acme'],
    ['Acme Corporation', 'Acme Corporation'],
    ['SE', 'SE'],
    ['Oslo AS', 'Oslo'],
    ['Verein der Freunde e. V.', 'Verein der Freunde'],
    ['Vagabond', 'Vagabond'],
  ] as const)
    it(`makes ${short} of ${name}`, () => assert.equal(shortClient(name), short));
});
