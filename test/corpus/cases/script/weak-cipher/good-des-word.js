const translations = { des: 'of the', der: 'the', rc4: 'room C4' };

function createCipherText(word) {
  return translations[word] ?? word;
}

module.exports = (text) => text.split(' ').map(createCipherText).join(' ');
