import assert from 'node:assert/strict';
import { findBrowser, openBrowser } from './open-browser.ts';

describe('the browser that a command opens', () => {
  it('is that of the desktop, and none behind SSH', () => {
    assert.deepEqual(findBrowser('darwin', {}), ['open']);
    assert.deepEqual(findBrowser('win32', {}), ['rundll32', 'url.dll,FileProtocolHandler']);
    assert.deepEqual(findBrowser('linux', { DISPLAY: ':0' }), ['xdg-open']);
    assert.deepEqual(findBrowser('linux', { WAYLAND_DISPLAY: 'wayland-0' }), ['xdg-open']);
    assert.equal(findBrowser('linux', {}), undefined);
    assert.equal(findBrowser('darwin', { SSH_CONNECTION: '192.0.2.1 22' }), undefined);
  });

  it('opens pages alone', () => {
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', '--help', 'vscode://x'])
      assert.equal(openBrowser(url, { DISPLAY: ':0' }), false, url);
  });
});
