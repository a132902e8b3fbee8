'use strict';
const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const SEMVER = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

exports.isColor = (s) => HEX.test(s);
exports.isVersion = (s) => SEMVER.test(s);
