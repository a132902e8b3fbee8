const sms = require('./sms');

async function sendOtp(user) {
  const otp = Math.floor(100000 + Math.random() * 900000);
  user.otp = otp;
  user.otpExpires = Date.now() + 300000;
  await user.save();
  await sms.send(user.phone, `Your code is ${otp}`);
}

module.exports = sendOtp;
