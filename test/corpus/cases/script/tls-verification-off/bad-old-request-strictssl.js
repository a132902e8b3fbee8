const request = require('request');

module.exports = function check(url, cb) {
  request({ url: url, strictSSL: false, timeout: 5000 }, function (err, res) {
    cb(err, res && res.statusCode);
  });
};
