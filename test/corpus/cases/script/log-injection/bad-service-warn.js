const morganLike = require('fs').createWriteStream('/var/log/audit.log', { flags: 'a' });

class Audit {
  write(actor, action) {
    morganLike.write('[audit] ' + actor + ' ' + action + '\n');
  }
}

const audit = new Audit();
module.exports = function (req, res, next) {
  audit.write(req.body.actor, 'login');
  next();
};
