const helmet = require('helmet');
const options = { xFrameOptions: false, hidePoweredBy: true };

module.exports = helmet(options);
