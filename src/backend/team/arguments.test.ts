import assert from 'node:assert/strict';
import { parseTeamArguments } from './arguments.ts';
import { trustProxies } from './trusted-proxies.ts';

const env = { VIREO_DATABASE_URL: 'postgres://vireo@db.internal/vireo' };
const plain = ['--data', 'data', '--public-url', 'https://vireo.example', '--listen', '127.0.0.1:8443'];
const proxied = [...plain, '--behind-proxy', '10.0.0.5'];

describe('arguments of a server', () => {
  it('are an https address, a place to listen, and TLS or a proxy', () => {
    const given = parseTeamArguments([...proxied, '--behind-proxy', '2001:db8::/32'], env);
    assert.equal(given['public-url'], 'https://vireo.example');
    assert.deepEqual(given.listen, { host: '127.0.0.1', port: 8443 });
    assert.deepEqual(given['behind-proxy'], ['10.0.0.5', '2001:db8::/32']);

    const tls = ['--tls-cert', 'cert.pem', '--tls-key', 'key.pem', '--listen', '[::]:443'];
    assert.deepEqual(parseTeamArguments([...plain, ...tls], env).listen, { host: '::', port: 443 });
  });

  it('open registration where that is said, and only there', () => {
    assert.equal(parseTeamArguments(proxied, env)['open-registration'], false);
    assert.equal(parseTeamArguments([...proxied, '--open-registration'], env)['open-registration'], true);
  });

  it('are refused by a sentence that names what is wrong', () => {
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [plain, /^--tls-cert is missing: give --tls-cert and --tls-key, or name the proxy/],
      [[...plain, '--tls-cert', 'cert.pem'], /^--tls-key is missing beside --tls-cert/],
      [[...plain, '--tls-key', 'key.pem'], /^--tls-cert is missing beside --tls-key/],
      [[...proxied, '--public-url', 'http://vireo.example'], /^--public-url is an https address/],
      [[...proxied, '--public-url', 'https://vireo.example/app'], /^--public-url is an https address/],
      [[...proxied, '--public-url', 'https://a:b@vireo.example'], /^--public-url is an https address/],
      [[...proxied, '--listen', '8443'], /^--listen is an address and a port/],
      [[...proxied, '--listen', 'vireo.example:443'], /^--listen is an address and a port/],
      [[...proxied, '--listen', '::1:443'], /^--listen is an address and a port/],
      [[...proxied, '--behind-proxy', '0.0.0.0/0'], /^--behind-proxy is the address or network/],
      [[...proxied, '--behind-proxy', 'proxy.internal'], /^--behind-proxy is the address or network/],
      [[...proxied, '--allow-origin', 'https://tools.example/'], /^--allow-origin is an origin/],
      [[...proxied, '--allow-origin', '*'], /^--allow-origin is an origin/],
    ];
    for (const [argv, message] of refusals) assert.throws(() => parseTeamArguments(argv, env), { message });
    assert.throws(() => parseTeamArguments(proxied, {}), {
      message: /^--database-url is missing: a server keeps/,
    });
    assert.throws(() => parseTeamArguments(proxied, { VIREO_DATABASE_URL: 'mysql://db' }), {
      message: /^--database-url is the address of a PostgreSQL database/,
    });
  });
});

describe('trusted proxies', () => {
  it('are those that were named, by address and network, and nothing that only looks like them', () => {
    const isProxy = trustProxies(['10.0.0.5', '192.168.4.0/24', '2001:db8::/32']);
    for (const address of ['10.0.0.5', '::ffff:10.0.0.5', '192.168.4.200', '2001:db8:7::1'])
      assert.equal(isProxy(address), true, address);
    for (const address of [
      '10.0.0.6',
      '192.168.5.1',
      '2001:db9::1',
      '',
      'unknown',
      '10.0.0.5:80',
      '10.0.0.5, 1.2.3.4',
    ])
      assert.equal(isProxy(address), false, address);
    assert.equal(trustProxies([])('127.0.0.1'), false);
  });
});
