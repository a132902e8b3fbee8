'use strict';
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const QUOTED = /^"(?:[^"\\]|\\.)*"/;

module.exports = {
  isDate: (s) => DATE.test(s),
  isSlug: (s) => SLUG.test(s),
  quoted: (s) => (QUOTED.exec(s) || [null])[0],
};
