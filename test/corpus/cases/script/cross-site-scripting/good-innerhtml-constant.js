const ICONS = {
  ok: '<svg viewBox="0 0 10 10"><path d="M1 5l3 3 5-7"/></svg>',
  fail: '<svg viewBox="0 0 10 10"><path d="M1 1l8 8M9 1L1 9"/></svg>',
};

export function setStatus(el, passed) {
  el.innerHTML = passed ? ICONS.ok : ICONS.fail;
}

export function clear(el) {
  el.innerHTML = '';
}
