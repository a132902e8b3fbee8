function Lexer() {
  this.rules = { em: /^_((?:[^_]|__)+?)_(?!_)/, link: /^\[((?:\[[^\]]*\]|[^\]]|\](?=[^\[]*\]))*)\]\(/, br: /^(\s*)+\n/ };
}

Lexer.prototype.lex = function (src) {
  if (this.rules.br.exec(src)) {
    return [{ type: 'br' }];
  }
  return [{ type: 'text', text: src }];
};

module.exports = Lexer;
