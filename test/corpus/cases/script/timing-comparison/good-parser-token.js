export function parse(tokens) {
  const stack = [];
  for (const token of tokens) {
    if (token === '(') stack.push([]);
    else if (token === ')') stack.at(-2).push(stack.pop());
    else stack.at(-1).push(token);
  }
  return stack;
}
